import { serveReader } from '../../../main/db/readerThread.ts';
import { testTasks } from './readerTestTasks.ts';

serveReader(testTasks);
