import { createInterface } from 'node:readline';
import type { Dialogue } from '../io/io.ts';
import { safeText } from '../text/safe.ts';
import { conversationWords } from '../words/conversation.ts';

/** Value to choose, and how it is shown. */
export interface QuestionChoice {
  readonly value: string;
  readonly title: string;
}

/** Input and output in lines. */
interface LineAsking {
  readonly say: (text: string) => void;
  readonly prompt: (text: string) => void;
  readonly hear: () => Promise<string>;
}

/** Asks for a choice by its number or name, and returns its value. */
export async function chooseInLines(
  { say, prompt, hear }: LineAsking,
  message: string,
  choices: readonly QuestionChoice[],
): Promise<string> {
  say([message, ...choices.map(({ title }, at) => `  ${at + 1} ${safeText(title)}`)].join('\n'));
  for (;;) {
    prompt(conversationWords.number);
    const text = (await hear()).trim().toLowerCase();
    const chosen =
      choices[Number(text) - 1] ??
      choices.find(({ value, title }) => [value, title.toLowerCase()].includes(text));
    if (chosen) return chosen.value;
    say(conversationWords.typeNumber({ most: choices.length }));
  }
}

/** Lines that somebody types or a pipe holds, one at a time. */
export interface Lines {
  /** The next line; null once there are no more. */
  next(): Promise<string | null>;
  close(): void;
}

/** Reads lines without redrawing anything; the terminal itself shows what is typed. */
export function openLines({ input }: Dialogue): Lines {
  const read: string[] = [];
  let isOver = false;
  let waiting: ((line: string | null) => void) | null = null;
  const hand = () => {
    if (!waiting || (read.length === 0 && !isOver)) return;
    const line = read.shift() ?? null;
    const take = waiting;
    waiting = null;
    take(line);
  };
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  reader.on('line', (line) => {
    read.push(line);
    hand();
  });
  reader.on('close', () => {
    isOver = true;
    hand();
  });
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        hand();
      }),
    close: () => reader.close(),
  };
}
