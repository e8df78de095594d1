import type { Io } from '../io/io.ts';
import { listTemplates } from '../loading/templates.ts';
import { oneSafeLine } from '../text/safe.ts';
import { bullet, pageWidth, wrap } from '../text/wrap.ts';
import { templateWords } from '../words/templates.ts';

/**
 * Returns the templates that are found by their id, each with the time and the people that it takes.
 * @throws InputError if one of the project's own has errors
 */
export async function listOfTemplates(io: Io): Promise<string> {
  const columns = pageWidth(io.stdout);
  const listed = await listTemplates(io);
  const width = Math.max(0, ...listed.map(({ id }) => id.length));
  const entries = listed.map(({ id, title, time, who }) => {
    const lines = [title, templateWords.listed({ time, who })].map(oneSafeLine);
    const [first = '', second = ''] = lines;
    const indent = ' '.repeat(width + 2);
    return `${bullet(`${id.padEnd(width)}  `, first, columns)}\n${wrap(second, columns, indent)}`;
  });
  return `${[...entries, '', templateWords.listFooter].join('\n')}\n`;
}
