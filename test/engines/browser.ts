import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** Size and settings of a browser window. */
export interface Viewport {
  readonly width: number;
  readonly height?: number;
  readonly isDark?: boolean;
  /** As on paper. */
  readonly isPrint?: boolean;
}

/** A browser without a window. */
export interface Browser {
  /** Opens a file and returns the value of an expression in it. */
  readonly see: (file: string, viewport: Viewport, expression: string) => Promise<unknown>;
  readonly close: () => void;
}

interface Message {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly sessionId?: string;
}

/** Starts Chromium and speaks its DevTools protocol over a pipe. */
export function openBrowser(): Browser {
  const profile = mkdtempSync(join(tmpdir(), 'align-browser-'));
  const child = spawn(
    process.env.CHROME_PATH ?? 'chromium',
    [
      ...['--headless=new', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'],
      ...[`--user-data-dir=${profile}`, '--no-first-run'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , writer, reader] = child.stdio;
  if (!(writer instanceof Writable && reader instanceof Readable)) throw new Error('no pipe');
  const waiting = new Map<number | string, (message: Message) => void>();
  let text = '';
  reader.on('data', (bytes) => {
    const messages = (text + bytes).split('\0');
    text = messages.pop() ?? '';
    for (const own of messages) {
      const message: Message = JSON.parse(own);
      waiting.get(message.id ?? `${message.sessionId} ${message.method}`)?.(message);
    }
  });
  let id = 0;
  const send = (method: string, params: object, sessionId?: string) => {
    id += 1;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    writer.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer.then(({ result = {}, error }) => {
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    });
  };
  const see: Browser['see'] = async (file, viewport, expression) => {
    const { width, height = 900, isDark = false, isPrint = false } = viewport;
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const attached = await send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached.sessionId);
    const features = [{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }];
    const media = isPrint ? 'print' : 'screen';
    await send('Page.enable', {}, session);
    await send('Emulation.setEmulatedMedia', { media, features }, session);
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
    await send('Emulation.setDeviceMetricsOverride', metrics, session);
    const loaded = new Promise((resolve) => waiting.set(`${session} Page.loadEventFired`, resolve));
    await send('Page.navigate', { url: pathToFileURL(file).href }, session);
    await loaded;
    const evaluated = await send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      session,
    );
    await send('Target.closeTarget', { targetId });
    if (evaluated.exceptionDetails) throw new Error(JSON.stringify(evaluated.exceptionDetails));
    return Object(evaluated.result).value;
  };
  return {
    see,
    close: () => {
      child.kill('SIGKILL');
      child.once('exit', () => rmSync(profile, { recursive: true, force: true }));
    },
  };
}
