import { connect, type Socket } from 'node:net';

/** Takes one request after the other. */
export interface Line {
  /** The status of its answer. */
  send(request: Buffer): Promise<number>;
  close(): void;
}

/** As a shop sends: every request comes over a connection of its own, which the server closes when it has answered. */
export function openDoors(port: number, count: number): readonly Line[] {
  const knock = async (request: Buffer) => {
    const line = await openLine(port);
    return line.send(request);
  };
  return Array.from({ length: count }, () => ({ send: knock, close: () => undefined }));
}

/** Bare sockets: a client that does more would cost more than what it measures. */
export async function openLines(port: number, count: number): Promise<readonly Line[]> {
  return Promise.all(Array.from({ length: count }, () => openLine(port)));
}

function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const waiting: ((status: number) => void)[] = [];
  readAnswers(socket, (status) => waiting.shift()?.(status));
  // Cut off: whoever waits learns that no answer came.
  socket.on('close', () => waiting.splice(0).forEach((tell) => tell(0)));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () =>
      resolve({
        send: (request) =>
          new Promise((tell) => {
            waiting.push(tell);
            socket.write(request);
          }),
        close: () => void socket.end(),
      }),
    );
  });
}

const STATUS_AT = 'HTTP/1.1 '.length;

function readAnswers(socket: Socket, tell: (status: number) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (let end = endOf(text); end > 0 && end <= text.length; end = endOf(text)) {
      const status = Number(text.slice(STATUS_AT, STATUS_AT + 3));
      text = text.slice(end);
      tell(status);
    }
  });
}

/** Where the first answer ends; 0 while its head is not whole. Node writes a length or, for short ones, chunks. */
function endOf(text: string): number {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length !== undefined) return head + 4 + Number(length);
  const last = text.indexOf('\r\n0\r\n\r\n', head);
  return last < 0 ? 0 : last + 7;
}
