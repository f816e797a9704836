// npm `ws` doing the same fan-out: prints "listening on port N", then reads lines "COUNT BYTES".
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false }, () => {
  console.log(`listening on port ${server.address().port}`);
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [count, bytes] = line.split(' ').map(Number);
    const text = 'x'.repeat(bytes);
    for (let i = 0; i < count; i += 1) {
      for (const client of server.clients) client.send(text);
    }
  })
  .on('close', () => process.exit(0));
