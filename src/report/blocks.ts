import type { Branding, Logo } from './brand/brand.ts';

/**
 * Document that writers turn into formats. Every number is printed already; what is drawn has its
 * position beside its label. Texts are plain: each writer escapes them for its format.
 */
export interface ReportDocument {
  /** Title of the file, such as "Lakeshore Metrics: alignment audit, executive edition". */
  readonly title: string;
  readonly brand: Branding | null;
  /** Foot of each page. */
  readonly foot: string;
  /** Word between the number of a page and the number of pages, such as "of". */
  readonly pageOf: string;
  /** Title of the checklist. */
  readonly checklist: string;
  /** Day of the report as YYYY-MM-DD. */
  readonly date: string;
  readonly generator: string;
  /**
   * Sentence with the options that make the document again; `null` without any. Nobody reads it:
   * formats hide it after everything else, where `align verify` finds it.
   */
  readonly origin: string | null;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Anchor of the section, unique in the document, such as "s2". */
  readonly id: string;
  /**
   * Page on which the section starts: `new`, or `half` for a new one if less than half a page is
   * left. `whole` does not break. Default: `flow`.
   */
  readonly page?: 'flow' | 'new' | 'half' | 'whole';
  /** Label of what a screen folds away after the headline; paper shows all. */
  readonly fold?: string;
  /**
   * Keeps the section on one slide: says how many rows the notes have that did not fit. Default: further
   * slides.
   */
  readonly more?: (own: { readonly rows: number }) => string;
  /** Notes for the speaker of slides; pages have none. */
  readonly notes?: readonly Text[];
  readonly blocks: readonly Block[];
}

/** Part of a document. A new kind is one case in each writer. */
export type Block =
  | Cover
  | Headline
  | MinorHeading
  | Paragraph
  | List
  | Note
  | BandScale
  | Facts
  | Callout
  | PeopleList
  | Dots
  | Actions
  | ChangeChart
  | Bars
  | Heat
  | Tree
  | Matrix
  | Table
  | Quotes
  | Pair
  | Contents
  | AnswerEntry;

/** Text in one line or paragraph: plain words, or words and spans. A line break is `\n`. */
export type Text = string | readonly (string | Inline)[];

/** Returns a text as its words and spans. */
export function partsOfText(text: Text): readonly (string | Inline)[] {
  return typeof text === 'string' ? [text] : text;
}

/** Returns the words of a text, without marks and quotation marks. */
export function wordsInText(text: Text): string {
  return partsOfText(text)
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : ''))
    .join('');
}

/** Returns a text as readers see it, with a sign for each mark, for measuring. */
export function plainText(text: Text): string {
  return partsOfText(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.is === 'mark') return '● ';
      return part.is === 'quote' ? `“${part.text}”` : part.text;
    })
    .join('');
}

/** Longest title, in letters; whole questions are longer, and need the room of what is beside them. */
export const LONGEST_TITLE = 40;

/** Longest role in the line of a name, in letters. */
const LONGEST_ROLE = 30;

/** Returns what separates a name and a role: a comma, or a line break before a long role. */
export function beforeRole(role: string): ', ' | '\n' {
  return role.length > LONGEST_ROLE ? '\n' : ', ';
}

/** Words in a text that are set, isolated or linked. */
export type Inline =
  | { readonly is: 'strong'; readonly text: string }
  /** Name, role or subject that a stranger wrote, isolated from its neighbours. */
  | { readonly is: 'name'; readonly text: string; readonly isStrong?: boolean }
  /** Note of a stranger, verbatim. Writers set it in double quotes; those inside are single already. */
  | { readonly is: 'quote'; readonly text: string }
  /** Evidence that is an address: http, https or mailto. */
  | { readonly is: 'link'; readonly text: string; readonly to: string }
  /** Checksum or other word without spaces that may break anywhere. */
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'mark'; readonly mark: Mark };

/** Sign of a group or person in charts and legends; it has a shape and a colour. */
export interface Mark {
  readonly shape: 'circle' | 'square' | 'triangle' | 'diamond' | 'plus' | 'ring';
  /** Letter in the shape, from the seventh group on. */
  readonly letter?: string;
}

/** Group or person with its mark. */
export interface MarkedSeries {
  readonly title: string;
  readonly mark: Mark;
}

/** Label and its position from 0 to 1 in the drawing. */
export interface AxisPlace {
  readonly at: number;
  readonly label: string;
}

export interface Cover {
  readonly is: 'cover';
  readonly logo: Logo | null;
  /** Lines at the start, the first is set off: firm or subject, audit and round. */
  readonly start: readonly Text[];
  /** Lines at the end: people, day, confidentiality or edition. */
  readonly end: readonly Text[];
  /** Paragraphs of the firm's own words. */
  readonly words: readonly string[];
}

/** Title of a section: the topic says what it is, the title what was found. */
export interface Headline {
  readonly is: 'headline';
  /** 1 for the title of the document. */
  readonly level: 1 | 2;
  /** Number of the section, such as "2" or "A"; `null` if it is the only one. */
  readonly number: string | null;
  readonly topic: string;
  readonly title: Text;
  readonly lead: Text | null;
}

/** Title within a section. */
export interface MinorHeading {
  readonly is: 'heading';
  readonly text: string;
  /** True if the heading starts a page where less than half a page is left. */
  readonly isOnHalfPage?: boolean;
}

export interface Paragraph {
  readonly is: 'paragraph';
  readonly text: Text;
}

export interface List {
  readonly is: 'list';
  readonly items: readonly Text[];
}

/** Small print. */
export interface Note {
  readonly is: 'note';
  readonly text: Text;
  /** True if the note belongs to the whole document and is set apart. */
  readonly isApart?: boolean;
}

/** Bands from 0 to 100%, with the score. */
export interface BandScale {
  readonly is: 'scale';
  /** Sentence that says all of the picture. */
  readonly description: string;
  /** Bands in rising order; `from.at` is the lower limit. */
  readonly bands: readonly {
    readonly title: string;
    readonly from: AxisPlace;
    readonly isReached: boolean;
  }[];
  /** Label of the upper end, such as "100". */
  readonly end: string;
  readonly score: AxisPlace;
  /** Score of the earlier round; `short` is the label for narrow pages without room. */
  readonly before: (AxisPlace & { readonly short: string }) | null;
  /** Change since the earlier round, such as ", up from 46%, Defined, on 6 August 2012", or nothing. */
  readonly moved: string;
  /** Limits between which the score lies; `short` is the label for narrow pages. */
  readonly range: {
    readonly low: number;
    readonly high: number;
    readonly label: string;
    readonly short: string;
  } | null;
}

/** Figures in a row. */
export interface Facts {
  readonly is: 'facts';
  readonly facts: readonly {
    readonly label: string;
    readonly value: string;
    readonly remark: string;
  }[];
}

/** Message that is set off. Two in a row stand side by side where there is room. */
export interface Callout {
  readonly is: 'callout';
  readonly tone: 'plain' | 'warn';
  readonly label: string | null;
  /** Message, set in bold. */
  readonly title: Text;
  readonly text: Text | null;
}

/** Respondents, or counts by group in an anonymous report. */
export interface PeopleList {
  readonly is: 'people';
  readonly people: readonly {
    readonly mark: Mark | null;
    /** Stranger's name, isolated; or the title of a group. */
    readonly name: string;
    readonly role: string | null;
    readonly remark: string | null;
    /** Own score, such as "71%", or a count. */
    readonly figure: string | null;
    /** Own guess before the audit, such as "felt 75%". */
    readonly felt: string | null;
  }[];
}

/** Criteria on a line from the worst to the best level, with a mark for each group or person. */
export interface Dots {
  readonly is: 'dots';
  readonly series: readonly MarkedSeries[];
  /** Levels from worst to best; `number` is the digit on the axis. */
  readonly levels: readonly { readonly number: string; readonly title: string }[];
  readonly rows: readonly DotsRow[];
}

export interface DotsRow {
  readonly rank: string;
  /** Name of the criterion; writers set it as a sentence before the text. */
  readonly title: string;
  /** Sentence that says what the picture shows. */
  readonly text: string;
  /** Marks, at 0 for the worst level and 1 for the best. */
  readonly marks: readonly { readonly mark: Mark; readonly at: number }[];
  /** Lowest and highest answer where marks are means of several; drawn as a thin line. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly quotes: readonly Quote[];
}

export interface Quote {
  readonly mark: Mark | null;
  /** Name of the person; `null` in an anonymous report. */
  readonly who: string | null;
  /** Note, as a span of the kind `quote` has it. */
  readonly text: string;
}

/** Steps in their order. */
export interface Actions {
  readonly is: 'actions';
  readonly heads: {
    readonly action: string;
    readonly owner: string;
    readonly effort: string;
    readonly gain: string;
  };
  readonly rows: readonly {
    readonly rank: string;
    readonly title: string;
    /** Label of an action before all others. */
    readonly gate: string | null;
    readonly text: string;
    /** Levels and actions before it, such as "Working to World-class. After action 3". */
    readonly remark: string | null;
    readonly owner: Text;
    readonly effort: string;
    readonly gain: string;
  }[];
}

/** Points before and after, on a line from 0 to 100%. */
export interface ChangeChart {
  readonly is: 'change';
  readonly heads: { readonly point: string; readonly values: string };
  /** Legend: names of the two rounds. */
  readonly before: string;
  readonly after: string;
  readonly axis: readonly AxisPlace[];
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    /** `null` if the round has no score of the point; then only the other is drawn. */
    readonly before: AxisPlace | null;
    readonly after: AxisPlace | null;
  }[];
}

/** Table of points with a bar in each cell. */
export interface Bars {
  readonly is: 'bars';
  readonly caption: string;
  readonly head: string;
  /** Columns; the one without mark is the total. */
  readonly columns: readonly { readonly title: string; readonly mark: Mark | null }[];
  readonly rows: readonly {
    readonly number: string;
    readonly title: string;
    /** A cell for each column; without `at`, only the label, such as "does not know". */
    readonly cells: readonly BarCell[];
  }[];
}

export interface BarCell {
  /** Length of the bar from 0 to 1; `null` draws none. */
  readonly at: number | null;
  readonly label: string;
}

/** Level of each criterion by group, as coloured cells. */
export interface Heat {
  readonly is: 'heat';
  readonly caption: string;
  readonly heads: { readonly criterion: string; readonly apart: string };
  readonly series: readonly MarkedSeries[];
  /** Legend: levels from worst to best, then what an empty cell means. */
  readonly levels: readonly { readonly number: string; readonly title: string }[];
  readonly unknown: { readonly number: string; readonly title: string };
  readonly points: readonly {
    readonly number: string;
    readonly title: string;
    readonly rows: readonly {
      readonly number: string;
      readonly title: string;
      readonly cells: readonly LevelCell[];
      /** Distance of the groups, number and unit; `null` if they agree. Words alone have no number. */
      readonly apart: { readonly number: string; readonly unit: string } | null;
    }[];
  }[];
}

/** Returns the distance of the groups as text, as in "2 levels, conflict"; empty if they agree. */
export function distanceText(apart: Heat['points'][number]['rows'][number]['apart']): string {
  return apart === null ? '' : `${apart.number} ${apart.unit}`.trim();
}

/** Returns the shade of the `i`-th of some levels in a legend, from 0 to 4 as in cells. */
export function legendShade(i: number, levels: number): 0 | 1 | 2 | 3 | 4 {
  return Math.round((i / Math.max(levels - 1, 1)) * 4) as 0 | 1 | 2 | 3 | 4;
}

export interface LevelCell {
  /** Shade from 0, worst, to 4, best; `null` if there is no level. */
  readonly shade: 0 | 1 | 2 | 3 | 4 | null;
  readonly label: string;
}

/** Points and what follows from them. */
export interface Tree {
  readonly is: 'tree';
  readonly roots: readonly TreeNode[];
}

export interface TreeNode {
  readonly number: string;
  readonly title: string;
  readonly score: string;
  readonly because: string;
  readonly children: readonly TreeNode[];
}

/** Actions by effort (across) and gain (up), each a numbered disc. */
export interface Matrix {
  readonly is: 'matrix';
  readonly description: string;
  readonly effort: string;
  readonly gain: string;
  readonly across: readonly AxisPlace[];
  readonly up: readonly AxisPlace[];
  readonly discs: readonly {
    readonly rank: string;
    readonly across: number;
    readonly up: number;
  }[];
}

export interface Table {
  readonly is: 'table';
  readonly caption: string | null;
  /** Columns; `null` heads in all of them make a table without head row. */
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly cells: readonly Text[] }[];
}

export interface Column {
  readonly head: string | null;
  readonly align?: 'start' | 'end';
  /** Width of the column; default: what is left. `number` is that of 7.2, `figure` of a number. */
  readonly width?: 'number' | 'figure' | 'narrow' | 'owner' | 'title' | 'medium';
  /** True if the column names the row. */
  readonly isTitle?: boolean;
  /** True if lines of the column do not break. */
  readonly isWhole?: boolean;
  /**
   * Place in the block that a row becomes on a narrow page. `beside` the title, on a line of its own,
   * or behind the lower-case head. A table in which no column has one keeps its rows.
   */
  readonly narrow?: 'beside' | 'line' | 'quiet' | 'labelled';
}

export interface Quotes {
  readonly is: 'quotes';
  readonly quotes: readonly Quote[];
}

/** Notes of one person in two rounds, side by side. */
export interface Pair {
  readonly is: 'pair';
  readonly sides: readonly [PairSide, PairSide];
}

export interface PairSide {
  readonly label: Text;
  /** Note, as a span of the kind `quote` has it. */
  readonly text: string;
}

/** Links to the sections; formats that cannot link leave it out. */
export interface Contents {
  readonly is: 'contents';
  /** Name of the list, for people who do not see it. */
  readonly label: string;
  /** True if the first page has no room for it on paper. */
  readonly isOnScreenOnly?: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly number: string;
    readonly topic: string;
  }[];
}

/** Criterion with all its answers. */
export interface AnswerEntry {
  readonly is: 'answers';
  /** `null` for a question without a score, which has no number. */
  readonly number: string | null;
  readonly title: string;
  /** Exact score, such as "75.0%"; `null` without one. */
  readonly score: string | null;
  /** Question, and id where files go on from here; `null` if the title is the question. */
  readonly question: Text | null;
  /** Description of the current level. */
  readonly level: Text | null;
  readonly answers: readonly Text[];
}
