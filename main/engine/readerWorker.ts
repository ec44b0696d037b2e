import { serveReader } from '../db/readerThread.ts';
import { readerTasks } from './readerTasks.ts';

// The entry of the reader's thread; engine/openReader names it.
serveReader(readerTasks);
