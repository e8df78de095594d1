import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Rooms that every other may import from. */
const GROUND = ['words', 'text', 'numbers.ts', 'diagnostic.ts', 'version.ts'];

/** Rooms of src that each room may import from, the ground apart. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  words: [],
  text: [],
  'diagnostic.ts': [],
  'numbers.ts': [],
  io: [],
  source: [],
  checklist: [],
  answers: ['source', 'checklist'],
  scoring: ['answers', 'checklist'],
  analysis: ['scoring', 'answers', 'checklist'],
  plan: ['analysis', 'scoring', 'answers', 'checklist'],
  policy: ['analysis', 'scoring', 'answers', 'checklist'],
  lint: ['scoring', 'checklist'],
  report: ['policy', 'plan', 'analysis', 'scoring', 'answers', 'checklist'],
  conversation: ['io', 'analysis', 'scoring', 'answers', 'checklist'],
  storage: ['io', 'source'],
  loading: [
    'storage',
    'report',
    'plan',
    'policy',
    'analysis',
    'answers',
    'checklist',
    'source',
    'io',
  ],
  audit: [
    'loading',
    'storage',
    'report',
    'conversation',
    'plan',
    'policy',
    'analysis',
    'scoring',
    'answers',
    'checklist',
    'source',
    'io',
  ],
  output: ['audit', 'loading', 'storage', 'report', 'analysis', 'io'],
  terminal: ['io'],
  asking: [
    'terminal',
    'output',
    'audit',
    'loading',
    'storage',
    'conversation',
    'analysis',
    'answers',
    'checklist',
    'io',
  ],
  authoring: [
    'asking',
    'loading',
    'storage',
    'lint',
    'conversation',
    'analysis',
    'checklist',
    'answers',
    'source',
    'io',
  ],
  cli: ['authoring', 'asking', 'output', 'audit', 'report', 'io'],
  'index.ts': ['audit', 'report', 'policy', 'analysis', 'scoring', 'checklist', 'answers'],
};

/** Imports that point upwards still; the list only shrinks. */
const UPWARDS: readonly string[] = [
  'asking/session/script.ts -> cli/options.ts',
  'asking/session/solo/session.ts -> cli/exit.ts',
  'asking/session/workshop/session.ts -> cli/exit.ts',
  'audit/audit.ts -> output/report.ts',
  'audit/compare.ts -> cli/commands/rounds.ts',
  'audit/compare.ts -> output/target.ts',
  'audit/judge.ts -> cli/options.ts',
  'audit/plan.ts -> cli/commands/rounds.ts',
  'audit/request.ts -> cli/options.ts',
  'audit/reveal.ts -> cli/commands/rounds.ts',
  'audit/reveal.ts -> cli/exit.ts',
  'audit/reveal.ts -> output/report.ts',
  'audit/verify/verify.ts -> cli/commands/rounds.ts',
  'audit/verify/verify.ts -> cli/exit.ts',
  'audit/verify/verify.ts -> output/report.ts',
  'conversation/workshop/view.ts -> asking/screen/page.ts',
  'output/report.ts -> cli/options.ts',
  'storage/kind.ts -> answers/write.ts',
  'storage/output-file.ts -> report/formats.ts',
  'storage/store.ts -> conversation/loop.ts',
  'storage/write-store.ts -> answers/write.ts',
  'storage/write-store.ts -> conversation/loop.ts',
  'terminal/field-frame.ts -> conversation/loop.ts',
  'terminal/frame.ts -> conversation/loop.ts',
  'terminal/key-hints.ts -> conversation/typed-answer.ts',
  'terminal/list.ts -> asking/screen/solo/state.ts',
  'terminal/list.ts -> conversation/loop.ts',
  'terminal/list.ts -> conversation/solo/view.ts',
  'words/report.ts -> scoring/finding.ts',
];

/** Files that import one another in a circle still, each circle in one line; the list only shrinks. */
const CIRCLES: readonly string[] = [
  'answers/match.ts answers/mismatch.ts',
  'asking/screen/driver.ts asking/screen/solo/state.ts asking/screen/solo/unfinished.ts',
  'asking/session/workshop/prepare.ts asking/session/workshop/resume.ts',
  'audit/audit.ts output/report.ts',
  'audit/compare.ts audit/plan.ts audit/reveal.ts audit/verify/verify.ts cli/commands/audit.ts cli/commands/authoring.ts cli/commands/commands.ts cli/commands/rounds.ts',
  'report/formats.ts report/machine/csv.ts report/machine/github.ts report/machine/sarif.ts report/machine/xlsx.ts report/slides/pptx.ts report/writers/markdown.ts report/writers/text.ts report/writers/docx/docx.ts report/writers/html/html.ts',
];

/** Names that more than one file exports still; the list only shrinks. */
const SHARED_NAMES: readonly string[] = [
  'Advice: checklist/criterion.ts analysis/path/steps.ts',
  'Bound: scoring/interval.ts analysis/path/bound.ts',
  'Choice: terminal/questions.ts analysis/path/choices.ts',
  'Column: text/table.ts report/machine/tables/table.ts',
  'Field: source/edit/splice.ts report/machine/tables/table.ts',
  'Frame: source/json.ts terminal/frame.ts',
  'HelpMode: asking/screen/solo/state.ts asking/screen/workshop/state.ts',
  'JudgedAudit: audit/judge.ts policy/gate.ts',
  'Notes: report/notes.ts checklist/variant/merged.ts',
  'Page: report/text-tables.ts report/html/page.ts',
  'Parts: terminal/frame.ts analysis/comparison/split.ts report/office/parts.ts',
  'Path: source/source.ts checklist/variant/merged.ts',
  'Renamed: storage/kind.ts source/edit/edit.ts',
  'Rule: policy/gate.ts source/yaml/syntax-rules.ts',
  'Section: asking/screen/page.ts report/html/section.ts',
  'Table: report/machine/tables/table.ts report/writers/html/markup.ts',
  'TableColumn: report/writers/docx/table.ts report/writers/html/markup.ts',
  'Verdict: policy/judge.ts authoring/check/checked.ts',
  'answerInWords: report/phrases.ts asking/screen/levels.ts',
  'appendixSection: report/html/sections/appendix.ts report/office/docx/sections/appendix.ts',
  'bullet: text/table.ts report/writers/docx/blocks.ts',
  'comparisonSection: report/html/sections/comparison.ts report/office/docx/sections/comparison.ts',
  'gapsSection: report/markdown-sections.ts report/html/sections/gaps.ts report/office/docx/sections/gaps.ts',
  'goTo: conversation/navigation.ts asking/lines/workshop/take.ts',
  'heading: report/markdown-notes.ts report/writers/docx/blocks.ts',
  'hex: report/slides/deck.ts report/writers/docx/look.ts',
  'howToAnswer: asking/screen/how-to-answer.ts authoring/new/how-to-answer.ts',
  'html: report/writers/html/html.ts report/writers/html/markup.ts',
  'isAbout: answers/mismatch.ts policy/waivers.ts',
  'level: checklist/fields.ts report/schema/fields.ts',
  'lineHeight: report/charts/svg.ts report/slides/deck.ts',
  'list: words/grammar.ts cli/commands/authoring.ts',
  'loadAudit: audit/library.ts audit/load.ts',
  'loadChecklist: audit/library.ts loading/checklists/load.ts',
  'loadPolicy: audit/library.ts audit/policy.ts',
  'methodSection: report/html/sections/method.ts report/office/docx/sections/method.ts',
  'notes: report/markdown-notes.ts report/text-notes.ts report/writers/docx/blocks.ts',
  'paragraph: report/charts/svg.ts report/writers/docx/blocks.ts',
  'perceptionsSection: report/html/sections/perceptions.ts report/office/docx/sections/perceptions.ts',
  'picture: report/charts/svg.ts report/writers/docx/blocks.ts',
  'pointsSection: report/markdown-sections.ts report/html/sections/points.ts report/office/docx/sections/points.ts',
  'remarksOn: conversation/record.ts analysis/comparison/rounds.ts report/sections/remarks.ts',
  'resultSection: report/html/sections/result.ts report/office/docx/sections/result.ts',
  'rootCausesSection: report/html/sections/root-causes.ts report/office/docx/sections/root-causes.ts',
  'rules: checklist/rules/rules.ts source/yaml/syntax-rules.ts',
  'show: cli/commands/authoring.ts asking/lines/solo/show.ts',
  'spread: text/wrap.ts report/charts/slope.ts',
  'standingsSection: report/markdown-sections.ts report/html/sections/standings.ts report/office/docx/sections/points.ts',
  'table: report/writers/docx/table.ts report/writers/html/markup.ts',
  'text: checklist/fields.ts report/writers/text.ts report/machine/tables/table.ts',
  'widthOf: text/wrap.ts report/charts/svg.ts',
];

/** The only places that may import a package; a place is a folder or a file of src. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@inquirer/core': ['terminal', 'asking'],
  chalk: ['terminal', 'report', 'text', 'asking', 'authoring'],
  'cli-table3': ['text/table.ts'],
  commander: ['cli'],
  'csv-stringify/sync': ['report/machine/csv.ts'],
  docx: ['report/writers/docx', 'report/office/docx'],
  'fast-string-width': ['text', 'terminal', 'report'],
  'fast-wrap-ansi': ['text', 'terminal'],
  fflate: ['report/office', 'report/slides', 'report/writers', 'report/machine'],
  inquirer: ['terminal'],
  'node:child_process': ['output/pdf'],
  'node:crypto': ['io', 'source', 'storage', 'loading', 'report/writers/html'],
  'node:fs': ['io', 'storage', 'loading', 'output', 'audit', 'authoring', 'asking'],
  'node:os': ['io', 'output', 'storage'],
  'node:path': ['io', 'storage', 'loading', 'output', 'audit', 'authoring', 'asking'],
  'node:readline': ['io', 'terminal'],
  'node:stream': ['io', 'terminal'],
  'node:tty': ['io', 'terminal'],
  'node:url': ['io', 'storage', 'loading', 'output', 'authoring', 'audit'],
  'node:v8': ['source'],
  'node:zlib': ['report/office'],
  pptxgenjs: ['report/slides'],
  'write-excel-file/universal': ['report/machine/xlsx.ts'],
  yaml: ['source', 'answers', 'plan'],
  zod: ['source', 'checklist', 'answers', 'plan', 'policy', 'report/schema'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts'));

const imports: readonly Import[] = files.flatMap((from) => {
  const content = readFileSync(join('src', from), 'utf8');
  const specifiers = [...content.matchAll(/(?:^|\s)(?:from|import)\s*\(?'([^'\s]+)'/gm)];
  return specifiers.map(([, to = '']) => ({ from, to }));
});

function isRelative({ to }: Import): boolean {
  return to.startsWith('.');
}

/** File of src that a relative import leads to. */
function targetOf({ from, to }: Import): string {
  return relative('src', resolve('src', dirname(from), to))
    .split(sep)
    .join('/');
}

/** Folder directly in src that holds a file, or the file where none does. */
function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** Groups of files that reach one another, each as a line of names. */
function circles(): readonly string[] {
  const next = groupBy(imports.filter(isRelative), ({ from }) => from);
  const reach = new Map(
    files.map((file) => {
      const found = new Set<string>();
      const open = [file];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const to of (next.get(at) ?? []).map(targetOf)) {
          if (!found.has(to)) open.push(to);
          found.add(to);
        }
      }
      return [file, found] as const;
    }),
  );
  const groups = files
    .filter((file) => reach.get(file)?.has(file))
    .map((file) =>
      files.filter((other) => reach.get(file)?.has(other) && reach.get(other)?.has(file)).join(' '),
    );
  return [...new Set(groups)].sort();
}

/** Exported names that stand in more than one file; the public interface repeats names by design. */
function sharedNames(): readonly string[] {
  const exported = files
    .filter((file) => file !== 'index.ts')
    .flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      const found = text.matchAll(
        /^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/gm,
      );
      return [...found].map(([, name = '']) => ({ name, file }));
    });
  return [...groupBy(exported, ({ name }) => name)]
    .filter(([, own]) => own.length > 1)
    .map(([name, own]) => `${name}: ${own.map(({ file }) => file).join(' ')}`)
    .sort();
}

describe('the source', () => {
  it('is found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('imports one way, from the outer rooms to the inner ones', () => {
    const wrong = imports.filter((own) => {
      const room = own.from.split('/')[0] ?? '';
      const to = isRelative(own) ? roomOf(targetOf(own)) : room;
      return to !== room && !GROUND.includes(to) && !(MAY_IMPORT[room] ?? []).includes(to);
    });
    expect(wrong.map((own) => `${own.from} -> ${targetOf(own)}`).sort()).toEqual(UPWARDS);
  });

  it('has no files that import one another in a circle, types included', () => {
    expect(circles()).toEqual(CIRCLES);
  });

  it('gives each exported name to one file', () => {
    expect(sharedNames()).toEqual(SHARED_NAMES);
  });

  it('uses each package in its own places only', () => {
    const wrong = imports.filter(
      (own) =>
        !isRelative(own) &&
        !(PACKAGES[own.to] ?? []).some((place) => `${own.from}/`.startsWith(`${place}/`)),
    );
    expect(wrong).toEqual([]);
  });

  it('names its relative imports by their file', () => {
    expect(imports.filter((own) => isRelative(own) && !own.to.endsWith('.ts'))).toEqual([]);
  });
});
