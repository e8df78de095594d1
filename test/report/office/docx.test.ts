import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats.ts';
import { partsOf, textIn } from '../document-text.ts';
import { fullReport } from '../having-report.ts';

describe('a Word document', () => {
  let parts: Readonly<Record<string, string>>;
  let body: string;
  beforeAll(async () => {
    const render = await formats.docx.load();
    parts = partsOf(await render(fullReport(), { terminal: { colour: 0, columns: 80 } }));
    body = parts['word/document.xml'] ?? '';
  }, 30_000);

  const paragraphs = () => body.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  const inStyle = (style: string) =>
    paragraphs()
      .filter((own) => own.includes(`<w:pStyle w:val="${style}"/>`))
      .map((own) => textIn(own).trim());

  it('has the sections in the order of the other formats, as real headings', () => {
    expect(inStyle('Heading1')).toEqual([
      'Result',
      'Verdict',
      'Since 2024-01-01',
      'Root causes',
      'Where to look next',
      'To discuss first',
      'Cheapest path to Integrated (75%)',
      'Who says what',
      'Points',
      'Gaps',
      'Who sees what',
      'Not applicable',
      'Not applicable, but disputed',
      'Nobody could answer',
      'Left blank',
      'Method and sources',
      'Appendix: every answer, note and evidence',
    ]);
  });

  it('has a table of contents that is a field and is filled in, without a question from Word', () => {
    expect(body).toContain('TOC \\h \\o &quot;1-1&quot;');
    expect(inStyle('TOC1').map((entry) => entry.replace(/^TOC .*"1-1"/, ''))).toEqual(
      inStyle('Heading1'),
    );
    expect(body).not.toContain('w:dirty="true"');
  });

  it('repeats the head of every table and keeps its rows whole', () => {
    const tables = body.match(/<w:tbl>/g)?.length;
    expect(tables).toBeGreaterThan(4);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables ?? 0);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(body.match(/<w:tr>/g)?.length ?? 0);
  });

  it('has charts as pictures with alternative text', () => {
    const pictures = body.match(/<wp:docPr [^>]*>/g) ?? [];
    expect(pictures).toHaveLength(2);
    expect(pictures[0]).toContain('descr="Score: ');
    expect(pictures[1]).toContain('descr="Scores on 2024-01-01 and on 2024-05-06. ');
    expect(Object.keys(parts).filter((own) => own.startsWith('word/media/'))).toEqual([
      'word/media/image1.png',
      'word/media/image1.svg',
      'word/media/image2.png',
      'word/media/image2.svg',
    ]);
  });

  it('has a language, a header with the organisation and a footer with page numbers', () => {
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"');
    expect(parts['word/header1.xml']).toContain('Gap report: plain text, 2024-05-06');
    expect(parts['word/footer1.xml']).toMatch(/PAGE<.*NUMPAGES</);
  });

  it('shows the firm of a brand', { timeout: 30_000 }, async () => {
    const render = await formats.docx.load();
    const branded = await render(fullReport(), {
      terminal: { colour: 0, columns: 80 },
      brand: {
        firm: 'A firm',
        preparedFor: 'The board',
        preparedBy: 'Ann',
        confidentiality: 'Confidential',
        cover: 'First paragraph.\n\nSecond one.',
        logo: {
          kind: 'svg',
          text: '<svg xmlns="http://www.w3.org/2000/svg"/>',
          width: 40,
          height: 10,
        },
        accent: { written: '#aa0000', onLight: '#aa0000', onDark: '#ff8888' },
      },
    });
    const own = partsOf(branded);
    const text = textIn(own['word/document.xml'] ?? '');
    for (const line of ['Prepared for The board', 'Prepared by Ann, A firm', 'Second one.']) {
      expect(text).toContain(line);
    }
    expect(own['word/document.xml']).toContain('descr="Logo of A firm"');
    expect(own['word/styles.xml']).toContain('w:val="aa0000"');
    expect(own['word/footer1.xml']).toContain('A firm · Confidential');
  });
});
