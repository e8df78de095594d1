import { createInterface } from 'node:readline';
import { type Dialogue, INTERRUPTED, type Io, Stopped } from '../io/io.ts';
import { safeText } from '../text/safe.ts';
import { interviewWords } from '../words/interview.ts';
import type { QuestionChoice, Questions } from './questions.ts';

/** Questions line by line; a pipe may answer them. `next` gives null at the end of the input. */
export function lineQuestions(
  { stderr }: Pick<Io, 'stderr'>,
  next: () => Promise<string | null>,
): Questions {
  const hear = async (prompt: string) => {
    stderr.write(prompt);
    const line = await next();
    if (line === null) {
      stderr.write('\n');
      throw new Stopped(INTERRUPTED);
    }
    return line.trim();
  };
  return {
    text: async (message, refusal) => {
      for (;;) {
        const text = await hear(`${message} `);
        const wrong = refusal(text);
        if (wrong === null) return text;
        stderr.write(`${safeText(wrong)}\n`);
      }
    },
    choose: async (message, choices) => {
      stderr.write(`${message}\n${choices.map(numbered).join('\n')}\n`);
      for (;;) {
        const chosen = choiceFor(await hear(interviewWords.number), choices);
        if (chosen) return chosen.value;
        stderr.write(`${interviewWords.typeNumber({ most: choices.length })}\n`);
      }
    },
  };
}

function numbered({ title }: QuestionChoice, index: number): string {
  return `  ${index + 1} ${safeText(title)}`;
}

function choiceFor(line: string, choices: readonly QuestionChoice[]): QuestionChoice | undefined {
  const text = line.toLowerCase();
  return (
    choices[Number(text) - 1] ??
    choices.find(({ value, title }) => [value, title.toLowerCase()].includes(text))
  );
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
