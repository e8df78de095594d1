import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { codeOf } from '../io/file-system.ts';

/** Answer to a request; a body is sent as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** Request of a page. */
export interface ServerRequest {
  readonly path: string;
  /** Secret behind "Bearer"; empty without one. */
  readonly secret: string;
  /** Address of the device. */
  readonly from: string;
}

/** Messages to one open page. */
export interface Stream {
  /** Sends a message of one line. A reader that is too slow is dropped. */
  readonly send: (line: string) => void;
  readonly close: () => void;
}

/** Whole page with its content security policy. */
interface Page {
  readonly markup: string;
  readonly policy: string;
}

/** Contents of the server. */
export interface Routes {
  /** Pages by path. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly get: (asked: ServerRequest) => Reply;
  readonly post: (
    asked: ServerRequest,
    body: Readonly<Record<string, unknown>>,
  ) => Promise<Reply> | Reply;
  /**
   * Takes a stream for a page, and returns what to do when it is closed; a number is the status of a
   * refusal.
   */
  readonly open: (asked: ServerRequest, stream: Stream) => (() => void) | number;
}

/** Running server. */
export interface Server {
  readonly port: number;
  /** True once a device other than this computer has asked for anything. */
  readonly hasVisitors: () => boolean;
  /** Ends all streams and the server. */
  readonly close: () => Promise<void>;
}

/** Most bytes of a body. */
const MOST_BYTES = 4096;
/** Most bytes that wait for a reader. */
const MOST_WAITING = 512 * 1024;
const MOST_CONNECTIONS = 1000;
const HEARTBEAT_MILLISECONDS = 15_000;

/** Headers of every answer. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Serves pages and messages on one address of this computer. A port of 0 takes any that is free.
 * @throws an error of the operating system with its code, such as EADDRINUSE
 */
export async function openServer(host: string, port: number, routes: Routes): Promise<Server> {
  const pages = new Map(
    [...routes.pages].map(
      ([path, page]) => [path, { ...page, packed: gzipSync(page.markup) }] as const,
    ),
  );
  const streams = new Set<ServerResponse>();
  // One device asks a few times a second at most; many may stand behind one address.
  const requests = limiter(2000, 12_000, Date.now);
  let isVisited = false;
  let hosts: readonly string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request;
    const from = request.socket.remoteAddress ?? '';
    const refuse = (status: number) => reply(response, { status });
    if (!hosts.includes((headers.host ?? '').toLowerCase())) return refuse(421);
    if (!requests.take(from)) return refuse(429);
    if (from !== host && from !== '127.0.0.1') isVisited = true;
    const origin = `http://${headers.host}`;
    const isOwn = headers.origin === undefined ? method !== 'POST' : headers.origin === origin;
    if (!isOwn) return refuse(403);
    const [path = ''] = url.split('?');
    const secret = /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const asked: ServerRequest = { path, secret, from };
    if (method === 'POST') return answerPost(request, response, asked, routes);
    if (method !== 'GET' && method !== 'HEAD') return refuse(405);
    const page = pages.get(path);
    if (page) return answerPage(request, response, page);
    if ((headers.accept ?? '').includes('text/event-stream')) {
      return openStream(response, asked, routes, streams);
    }
    reply(response, routes.get(asked));
  };
  const server = createServer(
    {
      maxHeaderSize: 8192,
      headersTimeout: 5000,
      requestTimeout: 10_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => {
      handle(request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else reply(response, { status: 500 });
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', (_, socket) => socket.destroy());
  const own = await listenOn(server, host, port);
  hosts = namesOf(host, own);
  const heart = setInterval(() => {
    for (const response of streams) write(response, ':\n\n');
  }, HEARTBEAT_MILLISECONDS);
  heart.unref();
  return {
    port: own,
    hasVisitors: () => isVisited,
    close: async () => {
      clearInterval(heart);
      for (const response of streams) response.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // What was written last still leaves; whoever does not take it in time is dropped.
      const patience = setTimeout(() => server.closeAllConnections(), 300);
      server.closeIdleConnections();
      await closed;
      clearTimeout(patience);
    },
  };
}

/** Starts to listen, and returns the port. */
async function listenOn(server: HttpServer, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A later error, such as too many open files, concerns one connection.
  server.on('error', () => {});
  return (server.address() as AddressInfo).port;
}

/** Names that a browser of this network calls the server by; any other is a trick of a foreign page. */
function namesOf(host: string, port: number): readonly string[] {
  return [`${host}:${port}`, ...(port === 80 ? [host] : [])].flatMap((name) =>
    host === '127.0.0.1' ? [name, name.replace(host, 'localhost')] : [name],
  );
}

/** True if an error says that a port is in use, or is not for everybody. */
export function isPortTaken(error: unknown): boolean {
  return ['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '');
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  if (response.writableEnded || response.destroyed) return;
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, {
    ...HEADERS,
    'Content-Security-Policy': "default-src 'none'",
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    // What may still come in from whoever is refused is not read.
    ...(status >= 400 && status !== 409 && status !== 422 ? { Connection: 'close' } : {}),
  });
  response.end(text);
}

function answerPage(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { markup, packed, policy }: Page & { readonly packed: Buffer },
): void {
  const isPacked = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    ...HEADERS,
    'Content-Security-Policy': policy,
    'Content-Type': 'text/html; charset=utf-8',
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : isPacked ? packed : markup);
}

async function answerPost(
  request: IncomingMessage,
  response: ServerResponse,
  asked: ServerRequest,
  { post }: Routes,
): Promise<void> {
  const { headers } = request;
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return reply(response, { status: 415 });
  }
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return reply(response, { status: 413 });
  const body = await bodyOf(request);
  if (body === 'too-long') return reply(response, { status: 413 });
  if (body === 'cut-off') return;
  const value = parsed(body);
  reply(response, value === null ? { status: 400 } : await post(asked, value));
}

function bodyOf(request: IncomingMessage): Promise<Buffer | 'too-long' | 'cut-off'> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= MOST_BYTES) pieces.push(piece);
      else resolve('too-long');
    });
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('error', () => resolve('cut-off'));
    request.on('close', () => resolve('cut-off'));
  });
}

/** Returns the object in a body; `null` if it holds none. */
function parsed(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function openStream(
  response: ServerResponse,
  asked: ServerRequest,
  { open }: Routes,
  streams: Set<ServerResponse>,
): void {
  const begin = () => {
    if (response.headersSent) return;
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
    streams.add(response);
  };
  const opened = open(asked, {
    send: (line) => {
      begin();
      write(response, `data: ${line}\n\n`);
    },
    close: () => response.end(),
  });
  if (typeof opened === 'number') {
    reply(response, { status: opened });
    return;
  }
  begin();
  response.on('close', () => {
    streams.delete(response);
    opened();
  });
}

function write(response: ServerResponse, text: string): void {
  if (response.destroyed || response.writableEnded) return;
  response.write(text);
  if (response.writableLength > MOST_WAITING) response.destroy();
}

/** Lets so many things of one origin happen at once, and then so many a minute. */
export interface Limiter {
  /** Takes one; false if there are too many. */
  readonly take: (origin: string) => boolean;
}

interface Bucket {
  left: number;
  at: number;
}

/** Origins remembered at most; more can only come from an attack, and share what is left. */
const MOST_ORIGINS = 2000;

/** Makes a limiter of `burst` at once and `perMinute` after that. `now` is in milliseconds. */
export function limiter(burst: number, perMinute: number, now: () => number): Limiter {
  const buckets = new Map<string, Bucket>();
  const fresh = (): Bucket => ({ left: burst, at: now() });
  return {
    take: (origin) => {
      const key = buckets.has(origin) || buckets.size < MOST_ORIGINS ? origin : '';
      const bucket = buckets.get(key) ?? fresh();
      const passed = Math.max(now() - bucket.at, 0);
      bucket.left = Math.min(burst, bucket.left + (passed / 60_000) * perMinute);
      bucket.at = now();
      buckets.set(key, bucket);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
  };
}
