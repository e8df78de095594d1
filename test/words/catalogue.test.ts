import { describe, expect, it } from 'vitest';
import { type Sentence, sentences } from './entries.ts';

const all = await sentences();

describe('the catalogue of words', () => {
  it('is printed in en.md ("npm run words" writes it anew)', async () => {
    const surfaces = [...new Set(all.map(surfaceOf))];
    const tables = surfaces.map((surface) => {
      const rows = all
        .filter((sentence) => surfaceOf(sentence) === surface)
        .map(({ id, text }) => `| ${id.slice(surface.length + 1)} | ${cell(text)} |`);
      return `## ${surface}\n\n| entry | text |\n|--|--|\n${[...new Set(rows)].join('\n')}\n`;
    });
    const page = `# Words\n\nAll texts of \`src/words\` with sample values. \`npm run words\` writes this page.\n\n${tables.join('\n')}`;
    await expect(page).toMatchFileSnapshot('en.md');
  });

  it('has a suitable sample for each field', () => {
    // The guide of blank answers names the null of YAML; hints say what it means. A workflow has calls.
    const others = all.filter(({ id }) => !['files.blankGuide', 'setup.github'].includes(id));
    const odd = others.filter(({ text }) =>
      /\bundefined\b|\bnull\b(?! for "don't know")|NaN|\[object|\(\)/.test(text),
    );
    expect(odd).toEqual([]);
  });
});

function surfaceOf({ id }: Sentence): string {
  return id.split('.')[0] ?? '';
}

/** Text in a cell of a Markdown table. */
function cell(text: string): string {
  return text.trim().replace(/\|/g, '\\|').replace(/\n/g, '<br>');
}
