import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
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
  /** In a profile of its own, as another device has. */
  readonly isOtherDevice?: boolean;
}

/** A page that stays open. */
export interface Page {
  /** Returns the value of an expression, awaited. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly reload: () => Promise<void>;
  /** Makes the window so many pixels wide. */
  readonly resize: (width: number) => Promise<void>;
  /** Addresses of everything that was requested so far, the page itself included. */
  readonly requests: readonly string[];
  /** Errors and refusals that the console showed. */
  readonly complaints: readonly string[];
  /** Presses a key, such as "Tab". */
  readonly press: (key: string) => Promise<void>;
  /** Returns a picture of the whole page, or of the page on paper as a PDF. */
  readonly picture: (kind: 'png' | 'pdf') => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** A browser without a window. */
export interface Browser {
  /** Opens a file or an address; downloads go into a folder. */
  readonly open: (file: string, viewport: Viewport, downloads?: string) => Promise<Page>;
  /** Opens a file and returns the value of an expression in it. */
  readonly see: (file: string, viewport: Viewport, expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/**
 * Functions that do on a page what people do: press what is seen, write into a field, wait for a
 * text. What is not there yet is waited for.
 */
export const HANDS = `
window.seen = (own) => own.offsetParent !== null;
window.pause = () => new Promise((resolve) => setTimeout(resolve, 20));
window.until = async (find, what) => {
  for (let tries = 0; tries < 250; tries++) {
    const found = find();
    if (found) return found;
    await pause();
  }
  throw new Error('there is no ' + what + ' in: ' + document.body.innerText);
};
window.press = async (...labels) => {
  for (const label of labels) {
    const all = () => [...document.querySelectorAll('button, label.choice, summary')];
    const here = () => all().filter((own) => seen(own) && !own.disabled);
    const like = () => here().find((own) => own.textContent === label) ?? here().find((own) => own.textContent.includes(label));
    (await until(like, label)).click();
    await pause();
  }
};
window.write = async (label, text) => {
  const all = () => [...document.querySelectorAll('label.f')];
  const found = await until(() => all().find((own) => seen(own) && own.textContent.includes(label)), 'field ' + label);
  const field = document.getElementById(found.htmlFor);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await pause();
};
window.shows = (text) => until(() => document.body.innerText.includes(text), text).then(() => true);
`;

interface Message {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Record<string, unknown>;
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
  const listening = new Map<string, (message: Message) => void>();
  let text = '';
  reader.on('data', (bytes) => {
    const messages = (text + bytes).split('\0');
    text = messages.pop() ?? '';
    for (const own of messages) {
      const message: Message = JSON.parse(own);
      waiting.get(message.id ?? `${message.sessionId} ${message.method}`)?.(message);
      if (message.sessionId) listening.get(message.sessionId)?.(message);
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
  const open: Browser['open'] = async (file, viewport, downloads) => {
    const { width, height = 900, isDark = false, isPrint = false, isOtherDevice } = viewport;
    const context = isOtherDevice ? await send('Target.createBrowserContext', {}) : {};
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', ...context });
    const attached = await send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached.sessionId);
    const requests: string[] = [];
    const complaints: string[] = [];
    listening.set(session, ({ method, params = {} }) => {
      if (method === 'Network.requestWillBeSent') requests.push(String(Object(params.request).url));
      if (method === 'Log.entryAdded') complaints.push(String(Object(params.entry).text));
      if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
    });
    const features = [{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }];
    const media = isPrint ? 'print' : 'screen';
    for (const domain of ['Page', 'Network', 'Log', 'Runtime']) {
      await send(`${domain}.enable`, {}, session);
    }
    await send('Emulation.setEmulatedMedia', { media, features }, session);
    const resize = async (wide: number) => {
      const metrics = { width: wide, height, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', metrics, session);
    };
    await resize(width);
    if (downloads !== undefined) {
      await send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    }
    const load = async (method: string, params: object) => {
      const loaded = new Promise((resolve) =>
        waiting.set(`${session} Page.loadEventFired`, resolve),
      );
      await send(method, params, session);
      await loaded;
    };
    const isAddress = file.startsWith('http:');
    await load('Page.navigate', { url: isAddress ? file : pathToFileURL(file).href });
    return {
      requests,
      complaints,
      reload: () => load('Page.reload', {}),
      resize,
      evaluate: async (expression) => {
        const evaluated = await send(
          'Runtime.evaluate',
          { expression, awaitPromise: true, returnByValue: true, userGesture: true },
          session,
        );
        if (evaluated.exceptionDetails) throw new Error(JSON.stringify(evaluated.exceptionDetails));
        return Object(evaluated.result).value;
      },
      press: async (key) => {
        const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, ' ': 32 };
        const text = { Enter: '\r', ' ': ' ' }[key];
        const event = { key, code: key, windowsVirtualKeyCode: codes[key], text };
        await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }, session);
        await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }, session);
      },
      picture: async (kind) => {
        const params = kind === 'png' ? { captureBeyondViewport: true } : {};
        if (kind === 'pdf') await send('Emulation.setEmulatedMedia', { media: '' }, session);
        const method = kind === 'png' ? 'Page.captureScreenshot' : 'Page.printToPDF';
        const { data } = await send(method, params, session);
        return Buffer.from(String(data), 'base64');
      },
      close: async () => {
        listening.delete(session);
        await send('Target.closeTarget', { targetId });
      },
    };
  };
  const see: Browser['see'] = async (file, viewport, expression) => {
    const page = await open(file, viewport);
    try {
      return await page.evaluate(expression);
    } finally {
      await page.close();
    }
  };
  return {
    open,
    see,
    close: () =>
      // The profile goes with the folder of all tests: helper processes still write to it for a moment.
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
