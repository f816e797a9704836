// npm `socket.io` doing the same fan-out: prints "listening on port N", then reads lines
// "COUNT BYTES". Over WebSocket alone, without compression.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
http.listen(0, '127.0.0.1', () => console.log(`listening on port ${http.address().port}`));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [count, bytes] = line.split(' ').map(Number);
    const text = 'x'.repeat(bytes);
    for (let i = 0; i < count; i += 1) io.emit('view', text);
  })
  .on('close', () => process.exit(0));
