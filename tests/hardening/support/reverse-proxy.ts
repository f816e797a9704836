// Caddy and nginx as operators run them: the files of scripts/deploy, with the name, ports and certificate of the test
// in place of the example's, and nothing else changed.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../e2e/support/server.ts';
import { until, within } from '../../e2e/support/waiting.ts';
import { isRoot } from './possible.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Unpacked there by scripts/lib/hardening.sh, so that nothing is installed that would start by itself. */
const unpacked = join(root, 'build/tools/debian');

function find(...places: string[]): string | undefined {
  return places.find((place) => existsSync(place));
}

export const caddyProgram = find('/usr/bin/caddy', join(unpacked, 'usr/bin/caddy'));
export const nginxProgram = find('/usr/sbin/nginx', join(unpacked, 'usr/sbin/nginx'));

export type ProxyKind = 'Caddy' | 'nginx';
export const programOf: Record<ProxyKind, string | undefined> = {
  Caddy: caddyProgram,
  nginx: nginxProgram,
};

/** The text with each part replaced; a part that is not there means that the file has changed and the test has not. */
function adapted(file: string, replacements: readonly (readonly [string, string])[]): string {
  let text = readFileSync(join(root, 'scripts/deploy', file), 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

export class ReverseProxy {
  readonly url: string;
  /** The port that sends people on to the other; nginx only. */
  readonly plainUrl: string;
  /** Of the certificate, for clients to trust. */
  readonly certificate: string;
  readonly #folder: string;
  readonly #process: ChildProcess;
  #log = '';

  private constructor(folder: string, port: number, plainPort: number, running: ChildProcess) {
    this.url = `https://localhost:${port}`;
    this.plainUrl = `http://localhost:${plainPort}`;
    this.certificate = readFileSync(join(folder, 'certificate.pem'), 'utf8');
    this.#folder = folder;
    this.#process = running;
    running.stderr!.on('data', (text: Buffer) => {
      this.#log += text.toString();
    });
  }

  /** `port` is known beforehand, since the server's public URL names it. */
  static async start(kind: ProxyKind, port: number, backend: string): Promise<ReverseProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'commonground-proxy-'));
    makeCertificate(folder);
    const plainPort = await freePort('127.0.0.1');
    const { host } = new URL(backend);
    const given =
      kind === 'Caddy' ? caddy(folder, port, host) : nginx(folder, port, plainPort, host);
    const running = spawn(programOf[kind]!, given, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
    const proxy = new ReverseProxy(folder, port, plainPort, running);
    await until(
      `${kind} to listen`,
      () => {
        if (running.exitCode !== null) throw new Error(`${kind} ended:\n${proxy.#log}`);
        return listens(port);
      },
      15_000,
    );
    return proxy;
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('exit', done));
    this.#process.kill('SIGTERM');
    await within('the proxy to end', gone).catch(() => this.#process.kill('SIGKILL'));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function makeCertificate(folder: string): void {
  const { status, stderr } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
  ]);
  if (status !== 0) throw new Error(stderr.toString());
}

function caddy(folder: string, port: number, backend: string): string[] {
  const file = join(folder, 'Caddyfile');
  const site = adapted('Caddyfile', [
    [
      'workshops.example.org {',
      `https://localhost:${port} {\n\ttls ${folder}/certificate.pem ${folder}/key.pem`,
    ],
    ['127.0.0.1:8080', backend],
  ]);
  const mine = '{\n\tadmin off\n\tauto_https disable_redirects\n}\n\n';
  writeFileSync(file, mine + site);
  return ['run', '--config', file, '--adapter', 'caddyfile'];
}

function nginx(folder: string, port: number, plainPort: number, backend: string): string[] {
  const file = join(folder, 'nginx.conf');
  const site = adapted('nginx.conf', [
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['  listen [::]:80;\n', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['  listen [::]:443 ssl http2;\n', ''],
    ['server_name workshops.example.org;', 'server_name localhost;'],
    ['/etc/ssl/workshops.example.org/fullchain.pem', `${folder}/certificate.pem`],
    ['/etc/ssl/workshops.example.org/privkey.pem', `${folder}/key.pem`],
    ['http://127.0.0.1:8080', `http://${backend}`],
    // On a port of its own a site's Host has the port, which $host leaves out.
    ['proxy_set_header Host $host;', `proxy_set_header Host $host:${port};`],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  writeFileSync(
    file,
    `daemon off;\n${isRoot ? 'user root;\n' : ''}pid ${folder}/nginx.pid;\nerror_log stderr;\n` +
      `worker_processes 1;\nevents { worker_connections 4096; }\n` +
      `http {\naccess_log off;\n${temporary}\n${site}\n}\n`,
  );
  return ['-c', file, '-p', folder];
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect(port, '127.0.0.1');
    probe.on('connect', () => {
      probe.destroy();
      done(true);
    });
    probe.on('error', () => done(false));
  });
}
