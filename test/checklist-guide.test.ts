import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compareRounds } from '../src/analysis/comparison/comparison.ts';
import { matchAgreed } from '../src/answers/match.ts';
import { checkRound, EMPLOYEES, INDUSTRIES, matchRound, REGIONS } from '../src/answers/round.ts';
import { agreedSchema, roundSchema } from '../src/answers/schema.ts';
import type { Checklist } from '../src/checklist/checklist.ts';
import { multiChoiceDefaults } from '../src/checklist/criteria/multi-choice/multi-choice.ts';
import { DEFAULT_BETWEEN } from '../src/checklist/criteria/number/number.ts';
import { DEFAULT_TYPE } from '../src/checklist/criteria/types.ts';
import { DEFAULT_BETTER } from '../src/checklist/criteria/yes-no/yes-no.ts';
import { promisedLevel } from '../src/checklist/level-match.ts';
import { criterionNamed, defaults } from '../src/checklist/lookup.ts';
import { checklistSchema } from '../src/checklist/schema.ts';
import { resolveVariant } from '../src/checklist/variant/resolve.ts';
import { mapSchema } from '../src/collecting/import/map.ts';
import { checkMap } from '../src/collecting/import/map-file.ts';
import { formatExactScore } from '../src/numbers.ts';
import { planSchema } from '../src/plan/schema.ts';
import { checkPolicy } from '../src/policy/match.ts';
import { policyDefaults, severityOf } from '../src/policy/policy.ts';
import { policySchema } from '../src/policy/schema.ts';
import { judgeBand } from '../src/scoring/band.ts';
import { type Interval, scoreAudit } from '../src/scoring/scorecard.ts';
import { warningWords } from '../src/words/warnings.ts';
import { roundOf } from './analysis/having-rounds.ts';
import { respondent, type Said } from './having.ts';
import { answersFile, reportOn } from './report/having-report.ts';

const guide = readFileSync('checklists/README.md', 'utf8');

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly anyOf?: readonly Schema[];
}

function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(`checklists/${name}.schema.json`, 'utf8'));
}

const checklist = readSchema('checklist');
const answers = readSchema('answers');
const point = checklist.properties?.points?.items;
const types = point?.properties?.criteria?.items?.oneOf ?? [];
const criterion = ofType('levels');
const policy = readSchema('policy');
const round = readSchema('round');
const map = readSchema('map');
const [criterionWaiver, pointWaiver] = policy.properties?.waivers?.items?.anyOf ?? [];
const answer = answers.properties?.answers?.additionalProperties?.anyOf;

const condition = checklist.$defs?.condition;

/** Schema of a criterion of one type. */
function ofType(name: string): Schema | undefined {
  return types.find(({ properties }) => properties?.type?.const === name);
}

/** Returns the fields in the section of a type: its name, and the fields that `levels` lacks. */
function ownPartOf(name: string): Schema {
  const { properties = {}, required = [] } = ofType(name) ?? {};
  const isOwn = (field: string) =>
    field === 'type' || !Object.hasOwn(criterion?.properties ?? {}, field);
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([field]) => isOwn(field))),
    required: required.filter(isOwn),
  };
}

/** Returns the fields of several schemas that one section describes. */
function together(...schemas: readonly (Schema | undefined)[]): Schema {
  return {
    properties: Object.assign({}, ...schemas.map((own) => own?.properties)),
    required: [...new Set(schemas.flatMap((own) => own?.required ?? []))],
  };
}

/** Part of a JSON Schema for each section of the guide. */
const SECTIONS: Readonly<Record<string, Schema | undefined>> = {
  Checklist: checklist,
  'Scale label': checklist.properties?.scale?.items,
  Display: checklist.properties?.display,
  Group: checklist.properties?.groups?.additionalProperties,
  Band: checklist.properties?.bands?.items,
  Point: point,
  Cause: point?.properties?.causedBy?.items,
  Criterion: criterion,
  Level: criterion?.properties?.levels?.anyOf?.find(({ items }) => items)?.items,
  'Yes or no': ownPartOf('yes-no'),
  Choice: ownPartOf('choice'),
  Option: ofType('choice')?.properties?.options?.items,
  'Multi-choice': ownPartOf('multi-choice'),
  Number: ownPartOf('number'),
  Threshold: ofType('number')?.properties?.thresholds?.items,
  Text: ownPartOf('text'),
  Must: together(criterion?.properties?.must, ofType('yes-no')?.properties?.must),
  When: { ...together(...(condition?.anyOf ?? [])), required: ['criterion'] },
  Advice: checklist.$defs?.advice,
  'Look at': checklist.$defs?.lookAt,
  Benchmark: checklist.$defs?.benchmark,
  Answers: answers,
  Respondent: answers.properties?.respondent,
  Round: round,
  Profile: round.properties?.profile,
  Agreed: readSchema('agreed'),
  Plan: readSchema('plan'),
  Action: readSchema('plan').properties?.actions?.items,
  'Import map': map,
  'Mapped column': map.properties?.columns?.items,
  'Mapped answer': map.properties?.answers?.items,
  Policy: policy,
  'Max drop': policy.properties?.maxDrop,
  Configuration: readSchema('config'),
  Output: readSchema('config').properties?.outputs?.items?.anyOf?.find(
    ({ properties }) => properties,
  ),
  Template: readSchema('template'),
  Brand: readSchema('brand'),
};

/** Reads the schema of JSON Schemas itself once, which takes longer than most examples do. */
const ajv = new Ajv2020({ strict: false, validateFormats: false });

interface Field {
  readonly section: string;
  readonly field: string;
  readonly fallback: string;
  readonly example: unknown;
}

/** Fields of all sections: the row in the table, and the example under its own heading. */
const fields: readonly Field[] = guide
  .split(/^### /m)
  .slice(1)
  .flatMap((text) => {
    const section = text.slice(0, text.indexOf('\n'));
    const rows = [...text.matchAll(/^\| `(\w+)` +\| [^|]+\| ([^|]+?) +\|/gm)];
    return rows.map(([, field = '', fallback = '']) => {
      const example = new RegExp(`^#### ${field}\\n[^#]*?\`\`\`yaml\\n([^\`]*)\`\`\``, 'm').exec(
        text,
      );
      return { section, field, fallback, example: parse(example?.[1] ?? '') };
    });
  });

const documented = fields.filter(({ section }) => SECTIONS[section]);

describe('the guide to checklists', () => {
  it.each(Object.keys(SECTIONS))('names every field of "%s" and no other', (name) => {
    const named = fields.filter(({ section }) => section === name).map(({ field }) => field);
    expect(named.toSorted()).toEqual(Object.keys(SECTIONS[name]?.properties ?? {}).toSorted());
  });

  it.each(Object.keys(SECTIONS))('says which fields of "%s" are required', (name) => {
    const required = fields
      .filter(({ section, fallback }) => section === name && fallback === 'required')
      .map(({ field }) => field);
    expect(required.toSorted()).toEqual((SECTIONS[name]?.required ?? []).toSorted());
  });

  it.each(documented)('shows $section $field by an example that is right', (own) => {
    const [whole] = Array.isArray(own.example) ? own.example : [];
    const schema = whole ? ofType(whole.type) : SECTIONS[own.section]?.properties?.[own.field];
    if (!whole) expect(own.example).toHaveProperty(own.field);
    const validate = ajv.compile({ ...schema, $defs: checklist.$defs });
    validate(whole ?? Object(own.example)[own.field]);
    expect(validate.errors).toBeNull();
  });

  it('shows each field of an answer', () => {
    const named = fields.filter(({ section }) => section === 'Answer');
    const known = (answer ?? []).flatMap(({ properties }) => Object.keys(properties ?? {}));
    expect(named.map(({ field }) => field).toSorted()).toEqual([...new Set(known)].toSorted());
    for (const { field, example } of named) expect(example).toHaveProperty(field);
  });

  it('shows each field of a waiver, and the required ones of both kinds', () => {
    const named = fields.filter(({ section }) => section === 'Waiver');
    const kinds = [criterionWaiver, pointWaiver];
    const known = kinds.flatMap((own) => Object.keys(own?.properties ?? {}));
    const required = pointWaiver?.required?.filter((own) =>
      criterionWaiver?.required?.includes(own),
    );
    expect(named.map(({ field }) => field).toSorted()).toEqual([...new Set(known)].toSorted());
    expect(
      named.filter(({ fallback }) => fallback === 'required').map(({ field }) => field),
    ).toEqual(required);
    for (const { field, example } of named) expect(example).toHaveProperty(field);
  });

  it.each([
    { section: 'Criterion', field: 'weight', value: String(defaults.criterionWeight) },
    { section: 'Criterion', field: 'key', value: `${defaults.key}; true with a must` },
    { section: 'Criterion', field: 'notApplicable', value: 'true; false with a must' },
    { section: 'Criterion', field: 'type', value: DEFAULT_TYPE },
    { section: 'Checklist', field: 'pace', value: String(defaults.pace) },
    {
      section: 'Checklist',
      field: 'display',
      value: `${defaults.display.from} to ${defaults.display.to}${defaults.display.unit}`,
    },
    { section: 'Display', field: 'decimals', value: String(defaults.display.decimals) },
    { section: 'Group', field: 'weight', value: String(defaults.groupWeight) },
    { section: 'Must', field: 'of', value: defaults.mustOf },
    { section: 'Yes or no', field: 'better', value: DEFAULT_BETTER },
    { section: 'Multi-choice', field: 'scoring', value: multiChoiceDefaults.scoring },
    { section: 'Multi-choice', field: 'cap', value: String(multiChoiceDefaults.cap) },
    { section: 'Number', field: 'between', value: DEFAULT_BETWEEN },
    {
      section: 'Checklist',
      field: 'effort',
      value: `S ${defaults.effort.S}, M ${defaults.effort.M}, L ${defaults.effort.L}`,
    },
    {
      section: 'Checklist',
      field: 'groups',
      value: `one group, \`${Object.keys(defaults.groups).join()}\``,
    },
    {
      section: 'Policy',
      field: 'maxNotApplicable',
      value: String(policyDefaults.maxNotApplicable),
    },
    { section: 'Policy', field: 'mode', value: policyDefaults.mode },
    { section: 'Policy', field: 'by', value: policyDefaults.by },
    { section: 'Policy', field: 'minRespondents', value: String(policyDefaults.minRespondents) },
    { section: 'Policy', field: 'noNewGaps', value: String(severityOf(undefined) !== null) },
    { section: 'Policy', field: 'noNewRootCauses', value: String(severityOf(undefined) !== null) },
  ])('gives the default of $section $field that the code has', ({ section, field, value }) => {
    const row = fields.find((own) => own.section === section && own.field === field);
    expect(row?.fallback).toBe(value);
  });
});

describe('the guide to rounds', () => {
  it('has examples that are a round for the small checklist when put together', () => {
    const small = parse(/```yaml\n(format: 1\n[^`]*)```/.exec(guide)?.[1] ?? '');
    const examples = fields.filter(({ section, field }) => section === 'Round' && field !== 'date');
    const together = Object.assign({}, ...examples.map(({ example }) => example));
    expect(roundSchema().safeParse(together).error).toBeUndefined();
    expect([...checkRound(together), ...matchRound(small, together)]).toEqual([]);
  });

  it('lists the values that the schema takes', () => {
    const section = guide.slice(guide.indexOf('### Profile'), guide.indexOf('## The policy file'));
    for (const value of [...INDUSTRIES, ...EMPLOYEES, ...REGIONS]) {
      expect(section).toContain(`\`${value}\``);
    }
    expect(INDUSTRIES.length).toBe(15);
  });
});

function smallChecklist(): Checklist {
  return checklistSchema().parse(parse(/```yaml\n(format: 1\n[^`]*)```/.exec(guide)?.[1] ?? ''));
}

/** Returns the examples of a section as one file. */
function wholeOf(section: string): Record<string, unknown> {
  return Object.assign(
    {},
    ...documented.filter((own) => own.section === section).map(({ example }) => example),
  );
}

describe('the guide to agreed levels', () => {
  it('has examples that are a file for the small checklist when put together', () => {
    const agreed = agreedSchema().parse(wholeOf('Agreed'));
    const { errors, warnings } = matchAgreed(smallChecklist(), agreed);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  });
});

describe('the guide to plans', () => {
  it('has examples that are a plan for the small checklist when put together', () => {
    const small = smallChecklist();
    const plans = [wholeOf('Plan'), { ...wholeOf('Plan'), actions: [wholeOf('Action')] }];
    for (const { criterion, ...promised } of plans.flatMap(
      (own) => planSchema().parse(own).actions,
    )) {
      const own = criterionNamed(small, criterion);
      if (!own) throw new Error(`no ${criterion}`);
      const says = promised.says ?? '';
      const { level } = promised;
      expect(promisedLevel(small, own, { level, says }, { is: 'unknown' })).toBe(level);
    }
  });
});

describe('the block of the checklist in answers', () => {
  it('says in one line what it says in a block, apart from the checksum', () => {
    const section = guide.slice(guide.indexOf('### Answers\n'), guide.indexOf('### Respondent'));
    const [block, line] = [...section.matchAll(/```yaml\n(checklist:[^`]*)```/g)].map(([, text]) =>
      parse(text ?? ''),
    );
    const { texts, ...rest } = block.checklist;
    expect(texts).toMatch(/^[0-9a-f]{64}$/);
    expect(rest).toEqual(line.checklist);
  });
});

describe('the guide to import maps', () => {
  it('has examples that are a map for the small checklist when put together', () => {
    const small = parse(/```yaml\n(format: 1\n[^`]*)```/.exec(guide)?.[1] ?? '');
    const examples = fields.filter(({ section }) => section === 'Import map');
    const together = Object.assign({}, ...examples.map(({ example }) => example));
    expect(mapSchema().safeParse(together).error).toBeUndefined();
    expect(checkMap(small, together)).toEqual([]);
  });
});

describe('the guide to policies', () => {
  const section = guide.slice(guide.indexOf('## The policy file'));
  const examples = fields.filter(({ section: own }) => own === 'Policy');

  it('names the default severity that the code has', () => {
    expect(section).toContain(`the default is \`${policyDefaults.severity}\``);
  });

  it('has no other default than the code', () => {
    const withDefault = examples.filter(({ fallback }) => !['–', 'required'].includes(fallback));
    expect(withDefault.map(({ field }) => field)).toEqual([
      'mode',
      'by',
      'noNewGaps',
      'noNewRootCauses',
      'maxNotApplicable',
      'minRespondents',
    ]);
  });

  it('has examples that are a policy for the small checklist when put together', () => {
    const small = parse(/```yaml\n(format: 1\n[^`]*)```/.exec(guide)?.[1] ?? '');
    const together = Object.assign({}, ...examples.map(({ example }) => example));
    const checked = policySchema().safeParse(together);
    expect(checked.error).toBeUndefined();
    expect(checkPolicy(small, together)).toEqual([]);
  });
});

describe('the guide to align check', () => {
  it('lists the codes of all warnings ("vitest -u" writes the table)', async () => {
    const rows = Object.entries(warningWords.rules).map(([code, { title }]) => [
      `\`${code}\``,
      title,
    ]);
    await expectTable('warnings', [['Code', 'Meaning'], ...rows]);
  });
});

/** Compares a table between two comments of the guide with its rows, the heads first. */
async function expectTable(name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => cells[i]?.length ?? 0)),
  );
  const [heads = '', ...lines] = rows.map(
    (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  await expectBetween(name, [heads, rule, ...lines]);
}

/** Holds the lines between two comments of the guide. */
async function expectBetween(name: string, lines: readonly string[]): Promise<void> {
  const between = new RegExp(`(<!-- ${name}: [^>]+-->\\n).*?(\\n<!-- end of ${name} -->)`, 's');
  expect(guide).toMatch(between);
  const text = `\n${lines.join('\n')}\n`;
  const expected = guide.replace(between, (_, start, end) => `${start}${text}${end}`);
  await expect(expected).toMatchFileSnapshot('../checklists/README.md');
}

describe('the variant of the guide', () => {
  const [small, variant] = [...guide.matchAll(/```yaml\n(format: 1\n[^`]*)```/g)].map(
    ([, text = '']) => parse(text),
  );
  const { value, errors, idle } = resolveVariant(small, variant);

  it('fits the small checklist, and changes something everywhere', () => {
    expect(errors).toEqual([]);
    expect(idle).toEqual([]);
    expect(checklistSchema().safeParse(value).error).toBeUndefined();
  });

  it('is that checklist with its changes', () => {
    const { bands, points, variantOf } = checklistSchema().parse(value);
    expect(variantOf).toEqual({ id: 'trade-fair-leads', version: '1.0.0' });
    expect(bands.map(({ id }) => id)).toEqual(['not-ready', 'nearly-ready', 'ready', 'excellent']);
    expect(points.map(({ id, weight }) => [id, weight])).toEqual([
      ['before-the-fair', 20],
      ['after-the-fair', 60],
      ['on-the-stand', 20],
    ]);
    expect(points[0]?.criteria.map(({ id, key }) => [id, key])).toEqual([['goal', undefined]]);
  });
});

describe('the small checklist of the guide', () => {
  const small = parse(/```yaml\n(format: 1\n[^`]*)```/.exec(guide)?.[1] ?? '');

  it('has no errors', () => {
    expect(checklistSchema().safeParse(small).error).toBeUndefined();
  });

  const people = [
    respondent('mia', 'marketing', { goal: 2, 'stand-team': 1, 'follow-up': 1 }),
    respondent('ben', 'sales', { goal: 0, 'stand-team': 0, 'follow-up': 2 }),
    respondent('ana', 'sales', { goal: 2, 'stand-team': null, 'follow-up': 2 }),
  ];
  const percent = (all: readonly { readonly score: number | null }[]) =>
    all.map(({ score }) => ((score ?? Number.NaN) * 100).toFixed(1));

  it('has the score of the worked sum', () => {
    const card = scoreAudit(small, people, 'full');
    expect(card.findings.map(({ score }) => score)).toEqual([0.75, 0.25, 0.75]);
    expect(card.points.map(({ score }) => score)).toEqual([0.5, 0.75]);
    expect(card.score).toBeCloseTo(0.65, 12);
    expect([card.low, card.high]).toEqual([expect.closeTo(0.65, 12), expect.closeTo(0.7, 12)]);
  });

  it('has the votes before and after a discussion', () => {
    const file = { checklist: { id: small.id, version: small.version } };
    const voted = [
      answersFile('mia', {
        ...file,
        respondent: { id: 'mia', group: 'marketing' },
        answers: { goal: { value: 1, firstVote: 2 } },
      }),
      answersFile('ben', { ...file, answers: { goal: { value: 1, firstVote: 0 } } }),
      answersFile('ana', { ...file, answers: { goal: { value: 1, firstVote: 0 } } }),
    ];
    const report = reportOn(small, ...voted);
    expect(report.findings[0]).toMatchObject({
      ...{ criterion: 'goal', score: 0.5 },
      groups: { marketing: 0.5, sales: 0.5 },
      firstVotes: { marketing: 1, sales: 0 },
    });
    expect(report.disagreement.criteria[0]?.gaps[0]?.verdict).toBe('conflict');
  });

  it('has the score of the worked sum with weights of groups', () => {
    const { marketing, sales } = small.groups;
    const weighted = { ...small, groups: { marketing, sales: { ...sales, weight: 2 } } };
    const card = scoreAudit(weighted, people, 'full');
    expect(percent(card.findings)).toEqual(['66.7', '16.7', '83.3']);
    expect(percent([...card.points, card])).toEqual(['41.7', '83.3', '66.7']);
  });

  it('has the possible range of the worked sum with a group that is absent', () => {
    const groups = { ...small.groups, service: { title: 'Service' } };
    const card = scoreAudit({ ...small, groups }, people, 'full');
    const lows = (all: readonly Interval[]) => percent(all.map(({ low }) => ({ score: low })));
    expect(lows(card.findings)).toEqual(['50.0', '16.7', '50.0']);
    expect(lows([...card.points, card])).toEqual(['33.3', '50.0', '43.3']);
    expect(card.score).toBeCloseTo(0.65, 12);
    expect(card.high).toBeCloseTo(0.8, 12);
  });

  it('has the parts of the worked comparison', () => {
    const said = (of: Checklist, date: string, rows: readonly (readonly Said[])[]) =>
      roundOf(
        of,
        rows.map((row, i) => ({
          id: ['mia', 'ben', 'ana', 'tom'][i] ?? '',
          group: i === 0 ? 'marketing' : 'sales',
          answers: Object.fromEntries(
            ['goal', 'stand-team', 'follow-up'].map((id, k) => [id, row[k] ?? null]),
          ),
        })),
        { date },
      );
    const before = said(small, '2026-03-02', [
      [2, 1, 1],
      [0, 0, 2],
      [2, null, 2],
    ]);
    const points = small.points.map((own: object) => ({ ...own, weight: 50 }));
    const after = said({ ...small, version: '1.1.0', points }, '2026-09-07', [
      [2, 'another agency', 2],
      [0, 'another agency', 2],
      [2, 'another agency', 2],
      [2, null, 2],
    ]);
    const { parts, total } = compareRounds(before, after);
    const tenths = (score: number | null | undefined) => Math.round((score ?? 0) * 1000) / 10;
    expect(Object.values(parts ?? {}).map(tenths)).toEqual([-2.5, 0, 12.5, 4.2, 0, 12.5]);
    expect([tenths(total.before), tenths(total.after)]).toEqual([65, 91.7]);
  });

  it('has the numbers of the guide on other scales', () => {
    const scales = [
      { from: -100, to: 100 },
      { from: 1, to: 5 },
      { from: 20, to: 100 },
      { from: -203, to: 110 },
    ];
    const written = scales.map((scale) => formatExactScore(scale, 0.65));
    expect(written).toEqual(['30', '3.6', '72', '0.45']);
  });

  it('misses the must of the guide', () => {
    const must = { level: 2, cap: 'not-ready' };
    const [before, after] = small.points;
    const required = { ...after, criteria: [{ ...after.criteria[0], must }] };
    const of = { ...small, points: [before, required] };
    expect(judgeBand(of, scoreAudit(of, people, 'full'))).toMatchObject({
      bandBeforeCap: 'nearly-ready',
      band: 'not-ready',
    });
  });
});
