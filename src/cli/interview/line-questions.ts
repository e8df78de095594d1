import { safeText } from '../../safe-text.ts';
import type { Io } from '../io.ts';
import type { Choice, Questions } from './questions.ts';
import { INTERRUPTED, Stopped } from './stopped.ts';

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
        const chosen = choiceFor(await hear('Number: '), choices);
        if (chosen) return chosen.value;
        stderr.write(`type a number from 1 to ${choices.length}\n`);
      }
    },
  };
}

function numbered({ title }: Choice, index: number): string {
  return `  ${index + 1} ${safeText(title)}`;
}

function choiceFor(line: string, choices: readonly Choice[]): Choice | undefined {
  const text = line.toLowerCase();
  return (
    choices[Number(text) - 1] ??
    choices.find(({ value, title }) => [value, title.toLowerCase()].includes(text))
  );
}
