import { describe, expect, it } from 'vitest';
import type { Block, ReportDocument } from '../../../src/report/blocks.ts';
import { deckOf } from '../../../src/report/deck.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Edition } from '../../../src/report/view.ts';
import { pptx } from '../../../src/report/writers/pptx/pptx.ts';
import { partsOf, textIn } from '../document-text.ts';
import { extremeReports } from '../extreme-reports.ts';
import { fullReport } from '../having-report.ts';
import { documents, withEachText } from './documents.ts';
import { full } from './full.ts';
import { hard } from './hard.ts';
import { rest } from './rest.ts';

type Slides = ReturnType<typeof slidesIn>;

const made = new WeakMap<ReportDocument, Slides>();

/** Returns the slides of a document, which are made once for all tests of it. */
function slidesOf(document: ReportDocument): Slides {
  const slides = made.get(document) ?? slidesIn(document);
  made.set(document, slides);
  return slides;
}

async function slidesIn(document: ReportDocument) {
  const parts = partsOf(await pptx(document));
  const numbered = (name: string) =>
    Object.keys(parts)
      .flatMap((own) => new RegExp(`^ppt/${name}(\\d+)\\.xml$`).exec(own)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b)
      .map((number) => parts[`ppt/${name}${number}.xml`] ?? '');
  return {
    parts,
    slides: numbered('slides/slide'),
    notes: numbered('notesSlides/notesSlide').map(textIn),
  };
}

function deck(report: Report, edition: Edition): ReportDocument {
  return deckOf(report, { edition, brand: null, hasAppendix: false });
}

const decks = new Map<string, ReportDocument>();

/** Returns the slides of the full edition for an extreme report. */
function wholeDeck(name: string): ReportDocument {
  const document = decks.get(name) ?? deck(reportOf(name), 'full');
  decks.set(name, document);
  return document;
}

function reportOf(name: string): Report {
  const report = extremeReports[name]?.();
  if (!report) throw new Error(`there is no report of ${name}`);
  return report;
}

function titleOf(slide: string): string {
  return textIn(/<p:ph[^>]*type="title".*?<\/p:sp>/s.exec(slide)?.[0] ?? '').trim();
}

/** Returns the text of a slide, with the words for people who do not see its shapes. */
function textAndDescriptions(slide: string): string {
  return textIn(slide.replace(/ descr="([^"]*)"/g, '> $1 <x'));
}

/** Returns every word of the blocks that slides show. */
function wordsOf({ sections }: ReportDocument): ReadonlySet<string> {
  const skipped = [
    'is',
    'shape',
    'tone',
    'align',
    'width',
    'narrow',
    'id',
    'to',
    'short',
    'caption',
  ];
  const texts: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string' && !skipped.includes(key)) texts.push(value);
    if (Array.isArray(value)) for (const own of value) visit(own, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, own] of Object.entries(value)) visit(own, name);
    }
  };
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.is === 'cover' || block.is === 'contents') continue;
      if (block.is === 'dots')
        visit({ ...block, levels: [block.levels[0], block.levels.at(-1)] }, '');
      else if (block.is === 'heat') visit({ ...block, levels: [], unknown: null }, '');
      // The lead says the change in full.
      else if (block.is === 'scale') visit({ ...block, moved: '' }, '');
      else visit(block, '');
    }
  }
  return new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []));
}

/** Returns the shapes and tables of a slide that end below the line of its foot. */
function belowTheFoot(slide: string): readonly string[] {
  const frames = slide.matchAll(
    /<a:off x="\d+" y="(\d+)"\/><a:ext cx="\d+" cy="(\d+)"\/>(?:(?!<p:sp>).)*?(?=<\/p:spPr>|<\/p:graphicFrame>)/gs,
  );
  return [...frames].flatMap(([own, y, height]) => {
    const rows = [...own.matchAll(/<a:tr h="(\d+)"/g)].map(([, row]) => Number(row));
    const tall = rows.length > 0 ? rows.reduce((sum, row) => sum + row, 0) : Number(height);
    const [top, bottom] = [Number(y) / 9525, (Number(y) + tall) / 9525];
    // The foot itself and the number of the slide begin at 680.
    return top < 680 && bottom > 672 ? [`${y} ${tall}`] : [];
  });
}

function withOwner(document: ReportDocument, owner: string): ReportDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.is === 'actions'
          ? { ...block, rows: block.rows.map((row) => ({ ...row, owner })) }
          : block,
      ),
    })),
  };
}

describe('slides', () => {
  it.each(Object.entries(documents))(
    'have all words of all kinds of blocks: %s',
    async (_, own) => {
      const { slides } = await slidesOf(own);
      const text = slides.map(textAndDescriptions).join(' ');
      const shown = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
      expect([...wordsOf(own)].filter((word) => !shown.has(word))).toEqual([]);
    },
  );

  it('are six in the brief edition and eight in the full one, with titles that say what was found', async () => {
    const brief = await slidesOf(deck(reportOf('ten points'), 'brief'));
    const whole = await slidesOf(wholeDeck('ten points'));
    expect(brief.slides.length).toBeLessThanOrEqual(6);
    expect(whole.slides.length).toBeLessThanOrEqual(8);
    expect(whole.slides.map(titleOf).slice(0, brief.slides.length)).toEqual(
      brief.slides.map(titleOf),
    );
    expect(titleOf(brief.slides[0] ?? '')).toMatch(/: Some words scores \d+%, up from \d+%$/);
    expect(whole.slides.map(titleOf).at(-1)).toBe('How the score is made, and what it rests on');
  });

  it('have the numbers and titles of the sections of the full report', () => {
    const report = fullReport();
    const shown = deck(report, 'full').sections.map(({ id }) => id);
    expect(shown).toEqual(['s1', 's2', 's3', 's4', 's6', 's7', 's8']);
  });

  it('have notes on each slide that speaks for the first time', async () => {
    const { notes } = await slidesOf(wholeDeck('ten points'));
    for (const own of notes) expect(own.trim()).not.toBe('');
  });

  it.each(['long texts', 'forty points', 'everything not applicable'])(
    'cut no sentence, and have in the notes what does not fit: %s',
    async (name) => {
      const document = wholeDeck(name);
      const { slides, notes } = await slidesOf(document);
      const text = [...slides.map(textAndDescriptions), ...notes].join('\n');
      expect(text).not.toContain('…');
      const shown = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
      expect([...wordsOf(document)].filter((word) => !shown.has(word))).toEqual([]);
    },
  );

  it.each(Object.keys(extremeReports))('take one slide for each section: %s', async (name) => {
    const report = reportOf(name);
    for (const edition of ['brief', 'full'] as const) {
      const { slides } = await slidesOf(deck(report, edition));
      const titles = slides.map(titleOf);
      expect(titles.length).toBeLessThanOrEqual(edition === 'brief' ? 6 : 8);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles).not.toContain('');
      expect(slides.flatMap(belowTheFoot)).toEqual([]);
    }
  });

  it('say how many rows only the notes have', async () => {
    const { slides, notes } = await slidesOf(wholeDeck('forty points'));
    const place = slides.map(titleOf).findIndex((title) => title.includes('below their target'));
    const [, shown = ''] = /And (\d+) more, in the notes\./.exec(textIn(slides[place] ?? '')) ?? [];
    expect(Number(shown)).toBeGreaterThan(50);
    expect(notes[place]).toContain('40.3 · ');
  });

  it('go on below the same title where a list of answers has more than a slide takes', async () => {
    const { slides } = await slidesOf(deck(reportOf('forty points'), 'differences'));
    const titles = slides.map(titleOf);
    expect(titles.length).toBeGreaterThan(new Set(titles).size);
  });

  it('show all ten points of one respondent, whose own guess is in the notes', async () => {
    const { slides, notes } = await slidesOf(wholeDeck('1 respondent'));
    const place = slides.findIndex((slide) => textIn(slide).includes('Where the teams stand'));
    expect(textIn(slides[place] ?? '')).not.toContain('in the notes');
    expect(textIn(slides[place] ?? '')).not.toContain('felt');
    expect(notes[place]).toContain('felt');
  });

  it('leave a long subject to the foot', async () => {
    const report = {
      ...reportOf('ten points'),
      subject: 'A company and its many partners '.repeat(3),
    };
    const { slides } = await slidesOf(deck(report, 'brief'));
    expect(titleOf(slides[0] ?? '')).toMatch(/: the score is \d+%, up from \d+%$/);
    expect(textIn(slides[0] ?? '')).not.toContain('many partners');
  });

  it('name an action without a title by its number, and break no word of its owner', async () => {
    const owner = 'Donaudampfschifffahrtsgesellschaft';
    const document = withOwner(wholeDeck('ten points'), owner);
    const { slides } = await slidesOf(document);
    const slide = slides.find((own) => /actions? leads? /.test(titleOf(own))) ?? '';
    expect(textIn(slide)).toMatch(/Question \d+\.\d\. Some words/);
    const columns = [...slide.matchAll(/<a:gridCol w="(\d+)"/g)].map(([, width]) => Number(width));
    // 34 letters of 19 pixels, each of 0.56 em at most, in units of 9525 to a pixel.
    expect(columns[2]).toBeGreaterThan(34 * 19 * 0.5 * 9525);
  });

  it.each(Object.entries(documents))(
    'follow the schema, which PowerPoint insists on: %s',
    async (_, own) => {
      const { parts } = await slidesOf(own);
      for (const [name, xml] of Object.entries(parts).filter(([part]) =>
        /^ppt\/slides\/[^/]+$/.test(part),
      )) {
        for (const [paragraph] of xml.matchAll(/<a:p>.*?<\/a:p>/gs)) {
          expect(paragraph.match(/<a:pPr\b/g) ?? [], name).toHaveLength(
            paragraph.startsWith('<a:p><a:pPr') ? 1 : 0,
          );
        }
        const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size, name).toBe(ids.length);
      }
      expect(parts['ppt/presentation.xml']).toMatch(/<p:notesMasterIdLst>.*<p:sldIdLst>/s);
      const themeOf = (master: string) =>
        /theme\d+\.xml/.exec(parts[`ppt/${master}s/_rels/${master}1.xml.rels`] ?? '')?.[0];
      expect(themeOf('notesMaster')).not.toBe(themeOf('slideMaster'));
    },
  );

  it('leave next steps to the notes where gaps go by whole questions', async () => {
    const { slides, notes } = await slidesOf(wholeDeck('long texts'));
    const place = slides.map(titleOf).findIndex((title) => title.includes('below'));
    expect(textIn(slides[place] ?? '')).not.toContain('Next step');
    expect(notes[place]).toContain('A rather long sentence');
  });

  it('set a reason in quotation marks in the notes, too', async () => {
    const report = fullReport('An "odd" reason');
    const { notes } = await slidesOf(deck(report, 'full'));
    expect(notes.join('\n')).toContain('“An ‘odd’ reason”');
    expect(notes.join('\n')).not.toContain('“An "odd"');
  });

  it('have the checksums in the notes', async () => {
    for (const edition of ['brief', 'full'] as const) {
      const { notes } = await slidesOf(deck(reportOf('ten points'), edition));
      expect(notes.join(' ')).toContain('Checksums (SHA-256)');
    }
  });

  it('have a line for the possible range where an earlier score is drawn too', async () => {
    const scale = full.sections[0]?.blocks.find((block) => block.is === 'scale');
    if (!scale) throw new Error('a scale');
    const range = { low: 0.61, high: 0.68, label: '61 to 68%', short: '61 to 68%' };
    const tops = async (block: Block) => {
      const { slides } = await slidesOf({ ...full, sections: [{ id: 's1', blocks: [block] }] });
      const shapes = slides[0]?.match(/<p:sp>.*?<\/p:sp>/gs) ?? [];
      return shapes
        .filter((xml) => /61 to 68%|46% in August|prst="ellipse"/.test(xml))
        .map((xml) => Number(/<a:off x="\d+" y="(\d+)"/.exec(xml)?.[1]))
        .toSorted((a, b) => a - b);
    };
    const [label = 0, ofRange = 0, ring = 0] = await tops({ ...scale, range });
    expect(ofRange - label).toBeGreaterThan(18 * 9525);
    expect(ring - ofRange).toBeGreaterThan(18 * 9525);
  });

  it('set names and notes from right to left apart, and east-asian ones in their font', async () => {
    const text = (await slidesOf(hard)).slides.join('');
    expect(text).toContain('\u200fمحمد الفارسي\u200f\u200e');
    expect((await slidesOf(rest)).slides.join('')).toContain('typeface="Yu Gothic"');
  });

  it('link evidence, http, https and mailto only', async () => {
    const { parts } = await slidesOf(rest);
    const relations = parts['ppt/slides/_rels/slide1.xml.rels'] ?? '';
    expect(relations).toContain(
      'Target="https://example.org/plan?a=1&amp;b=2" TargetMode="External"',
    );
    expect(relations).toContain('Target="mailto:sam@example.org"');
    expect(relations).not.toMatch(/javascript|https:\/\/\[/);
  });

  it('describe the scale, and show the logo on the first slide only', async () => {
    const { slides, parts } = await slidesOf(full);
    expect(slides[0]).toContain('descr="Score 66% on a scale of five bands');
    const images = Object.keys(parts).filter((name) => name.startsWith('ppt/media/'));
    expect(images.length).toBeGreaterThan(0);
    expect(slides.map((slide) => slide.match(/<p:pic>/g)?.length ?? 0)).toEqual([
      1,
      ...slides.slice(1).map(() => 0),
    ]);
  });

  it('have only the differences for align reveal', () => {
    const [first] = deck(fullReport(), 'differences').sections;
    expect(first?.blocks.find((block) => block.is === 'headline')).toMatchObject({
      topic: 'Where they disagree',
    });
  });

  const plain = withEachText(rest, 'x');

  it.each(['</a:t></a:r>', '" descr="x', ']]><x>', '&amp;&#0;'])(
    'keep their structure with %j in every text',
    async (hostile) => {
      const tags = (xml: readonly string[]) =>
        xml.flatMap((own) =>
          [...own.matchAll(/<p:(?:sp|graphicFrame|pic)\b/g)].map(([tag]) => tag),
        );
      const attacked = await slidesOf(withEachText(rest, hostile));
      expect(tags(attacked.slides)).toEqual(tags((await slidesOf(plain)).slides));
    },
  );
});
