import { phonesWords as words } from '../../words/phones.ts';

/** Pause before the next try to connect. */
const PAUSE_MILLISECONDS = 1000;
/** Silence after which a stream counts as dead; the server says something every 15 seconds. */
const SILENCE_MILLISECONDS = 40_000;

/** Connection to the server. */
export interface Link {
  /** Ends it for good. */
  readonly close: () => void;
}

interface Listener<Message> {
  readonly onMessage: (message: Message) => void;
  /** Called when the connection is lost, and with the status when the server refuses it. */
  readonly onLost: (refused: number | null) => void;
}

/**
 * Listens to messages until it is closed. Connects again whenever the connection is lost or the page
 * comes back to the front, because a phone that sleeps ends connections without a word. Every
 * connection begins with the whole present state.
 */
export function listen<Message>(path: string, secret: string, listener: Listener<Message>): Link {
  let isClosed = false;
  let current: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(connect, PAUSE_MILLISECONDS);
  };
  const connect = async () => {
    clearTimeout(timer);
    current?.abort();
    const own = new AbortController();
    current = own;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => own.abort(), SILENCE_MILLISECONDS);
    };
    try {
      heard();
      const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${secret}` };
      const response = await fetch(path, { headers, signal: own.signal });
      if (!response.ok || !response.body) {
        if (current === own) listener.onLost(response.status);
        if (response.status === 429 || response.status >= 500) again();
        return;
      }
      await read(response.body, heard, (line) => listener.onMessage(JSON.parse(line)));
      if (current === own && !isClosed) listener.onLost(null);
    } catch {
      if (current === own && !isClosed) listener.onLost(null);
    } finally {
      clearTimeout(silence);
    }
    if (current === own) again();
  };
  const wake = () => {
    if (document.visibilityState === 'visible' && !isClosed) void connect();
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('pageshow', wake);
  void connect();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('pageshow', wake);
      current?.abort();
    },
  };
}

/** Reads the messages of a stream, each of one line. */
async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: () => void,
  take: (line: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const lines = (text + decoder.decode(value, { stream: true })).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) take(line.slice('data: '.length));
  }
}

/** Answer of the server: what was asked for, or why it was refused, for people. */
export type Answered<Body> =
  | { readonly isOk: true; readonly body: Body }
  | { readonly isOk: false; readonly why: string };

/** Sends a request; with a body it is a POST. The server is trusted to answer with a `Body`. */
export async function send<Body>(
  path: string,
  secret: string,
  body?: unknown,
): Promise<Answered<Body>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (response.ok) return { isOk: true, body: answer };
    return { isOk: false, why: answer.why ?? words.unreachable };
  } catch {
    return { isOk: false, why: words.unreachable };
  }
}
