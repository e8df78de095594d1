import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/report/blocks.ts';
import { htmlPage, htmlPageOnPaper } from '../../../src/report/writers/html/page.ts';
import { brief } from './brief.ts';
import { documents, withEachText } from './documents.ts';
import { full } from './full.ts';
import { hard } from './hard.ts';

function structure(page: string): readonly string[] {
  return [...page.matchAll(/<\/?([a-z0-9]+)/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !['<br', '<text', '</text'].includes(tag));
}

describe('a document in HTML', () => {
  it('has a fixture for each kind of block', () => {
    const kinds = new Set(
      Object.values(documents).flatMap(({ sections }) =>
        sections.flatMap(({ blocks }) => blocks.map(({ is }: Block) => is)),
      ),
    );
    expect([...kinds].toSorted()).toEqual([
      'actions',
      'answers',
      'bars',
      'callout',
      'change',
      'contents',
      'cover',
      'dots',
      'facts',
      'heading',
      'headline',
      'heat',
      'list',
      'matrix',
      'note',
      'pair',
      'paragraph',
      'people',
      'quotes',
      'scale',
      'table',
      'tree',
    ]);
  });

  it.each(Object.entries(documents))('%s has one title and unique anchors', (_, document) => {
    const page = htmlPage(document);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });

  it.each(['<script>alert(1)</script>', '"><svg onload=alert(1)>', '</style></main>', '--><b>'])(
    'keeps its structure with %j in every text',
    (hostile) => {
      const plain = withEachText(full, 'x');
      const attacked = withEachText(full, hostile);
      expect(structure(htmlPage(attacked))).toEqual(structure(htmlPage(plain)));
    },
  );

  it('allows only its own style, and sets none at an element', () => {
    const page = htmlPage(full);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/ style="|<script|<link|\son\w+=|url\(/);
  });

  it('isolates names and notes', () => {
    const page = htmlPage(hard);
    expect(page).toContain('<bdi>محمد الفارسي</bdi>: <q dir="auto">لا أحد يقرأ هذه الأرقام.</q>');
    expect(page).toContain('<bdi>田中 健</bdi>, <bdi>COO</bdi>');
  });

  it('names a size only for paper', () => {
    expect(htmlPage(full)).not.toMatch(/@page \{\s*size/);
    expect(htmlPageOnPaper(full)).toContain('size: a4;');
  });

  it('folds what a section folds on a screen, and opens it on paper', () => {
    const [first, ...others] = brief.sections;
    const folded = {
      ...brief,
      sections: [first, ...others].flatMap((section) =>
        section ? [{ ...section, fold: 'Show all' }] : [],
      ),
    };
    expect(htmlPage(folded)).toContain('<details><summary>Show all</summary>');
    expect(htmlPageOnPaper(folded)).toContain('<details open><summary>Show all</summary>');
  });
});
