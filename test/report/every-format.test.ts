import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames, render } from '../../src/report/formats.ts';
import { checklist, criterion, point } from '../having.ts';
import { textOf } from './document-text.ts';
import { answersFile, reportOn } from './having-report.ts';

/** Formats that show the result alone, and the one that people do not read. */
const WITHOUT_SENTENCES: readonly FormatName[] = ['badge', 'badge-json', 'json'];

const READ = formatNames().filter((name) => !WITHOUT_SENTENCES.includes(name));

describe.each(READ)('the format %s', (name) => {
  it('names a question without a number by its words alone', async () => {
    const definition = checklist(
      point('facts', 1, { id: 'offer', type: 'text', question: 'What do we sell?' }),
      point('p', 1, criterion('c')),
    );
    const file = answersFile('ann', { answers: { offer: 'Pumps', c: 1 } });
    const report = reportOn(definition, file);
    const text = textOf(await render(report, name));
    const lines = text.split('\n').map((line) => line.replace(/<[^>]*>/g, ''));
    for (const line of lines)
      expect(line).not.toMatch(/^(#+ {2,}| {4,}|[ \t]*\u2002)What do we sell/);
  });
});
