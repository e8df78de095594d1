import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Checklist, Point } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import { parse } from '../../src/source/parse.ts';
import { readSource } from '../../src/source/read.ts';
import { checklist, criterion, point } from '../having.ts';

describe('a parsed checklist', () => {
  it('equals the file, because its checksum depends on it', async () => {
    const file = new URL('../../checklists/lead-gen-alignment.yaml', import.meta.url);
    const source = await readSource('lead-gen-alignment.yaml', readFileSync(file));
    expect(parse(source, checklistSchema())).toStrictEqual(source.value);
  });

  it.each<{ fields: Partial<Checklist>; because: string }>([
    { fields: {}, because: 'groups, target, effort and scale may be left out' },
    { fields: { target: 0 }, because: 'a target may be the lowest level' },
    { fields: { effort: { S: 1, M: 1, L: 1 } }, because: 'efforts may be equal' },
    {
      fields: { points: [point('p', 0, icp), point('q', 1, also)] },
      because: 'a point may be unscored',
    },
    { fields: having({ weight: 0 }), because: 'a criterion may be unscored, if not all are' },
    { fields: having({ formerly: ['ideal-customer'] }), because: 'ids may have changed' },
    { fields: having({ type: 'levels' }), because: 'the default type may be written' },
    {
      fields: having({
        levels: [
          { score: 100, label: 'all' },
          { score: 0, description: 'none' },
        ],
      }),
      because: 'scores may fall',
    },
    { fields: having({ levels: { 0: 'no', 1: 'yes' } }), because: 'two levels are enough' },
    {
      fields: having({ target: 2, must: { level: 1, cap: 'defined' } }),
      because: 'levels and bands exist',
    },
    {
      fields: having({ when: { criterion: 'also', atLeast: 1 } }),
      because: 'the condition exists',
    },
    { fields: having({ advice: { 0: {} } }), because: 'advice may be left open' },
  ])('is accepted: $because', ({ fields }) => {
    const written = { ...small, ...fields };
    expect(checklistSchema().parse(written)).toStrictEqual(written);
  });
});

describe('circles of causes', () => {
  it.each([
    {
      links: { a: ['b'], b: ['a'], c: [] },
      circle: 'a -> b -> a',
      because: 'two cause each other',
    },
    { links: { a: ['b'], b: ['c'], c: ['a'] }, circle: 'a -> b -> c -> a', because: 'three do' },
    {
      links: { a: ['b'], b: ['c'], c: ['b'] },
      circle: 'b -> c -> b',
      because: 'the first only leads there',
    },
  ])('are named $circle: $because', ({ links, circle }) => {
    const points = Object.entries(links).map(([id, causes]) => caused(id, causes));
    const texts = checkRules(checklist(...points)).map(messageWithHint);
    expect(texts).toEqual([`circular causes: ${circle}; delete one`]);
  });

  it('are not found if two causes share a cause', () => {
    const points = [
      caused('a', ['b', 'c']),
      caused('b', ['d']),
      caused('c', ['d']),
      caused('d', []),
    ];
    expect(checkRules(checklist(...points))).toEqual([]);
  });

  it('are searched in a chain of 20,000 without exhausting the stack', () => {
    const points = Array.from({ length: 20_000 }, (_, i) =>
      caused(`p${i}`, i > 0 ? [`p${i - 1}`] : []),
    );
    expect(checkRules(checklist(...points))).toEqual([]);
  });
});

const icp = criterion('icp');
const also = criterion('also');
const small: Checklist = checklist(point('first', 1, icp), point('second', 1, also));

/** Returns the small checklist with these fields in its first criterion. */
function having(fields: Partial<LevelsCriterion>): Partial<Checklist> {
  return { points: [point('first', 1, { ...icp, ...fields }), point('second', 1, also)] };
}

function caused(id: string, causes: readonly string[]): Point {
  const causedBy = causes.map((cause) => ({ point: cause, because: 'it is so' }));
  return { ...point(id, 1, criterion(`${id}-criterion`)), causedBy };
}
