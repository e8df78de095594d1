import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { answeredVersion } from '../../src/answers/level-texts.ts';
import { criteriaOf, isKey, isScoredPoint } from '../../src/checklist/lookup.ts';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { wordsIn } from '../../src/lint/rules/names.ts';
import { parse } from '../../src/source/parse.ts';
import { readYaml } from '../../src/source/yaml/yaml.ts';

const names = readdirSync('checklists').filter((name) => name.endsWith('.yaml'));
const checklists = names.map((name) => {
  const file = `checklists/${name}`;
  return { file, checklist: parse(readYaml(file, readFileSync(file, 'utf8')), checklistSchema()) };
});
const flagship = checklists.find(({ checklist }) => checklist.id === 'lead-gen-alignment');

describe.each(checklists)('$checklist.title', ({ file, checklist }) => {
  const criteria = criteriaOf(checklist).map(({ criterion }) => criterion);
  const scored = criteria.filter(({ type }) => type !== 'text');

  it('is in a file named by its id', () => {
    expect(file).toBe(`checklists/${checklist.id}.yaml`);
  });

  it('is compiled with the checksum of what its levels say', () => {
    const file = join(inject('packageFolder'), `dist/checklists/${checklist.id}.json`);
    const { texts } = JSON.parse(readFileSync(file, 'utf8'));
    expect(texts).toMatch(/^[0-9a-f]{64}$/);
    expect(texts).toBe(answeredVersion(checklist).texts);
  });

  it('names its sources, and states that the wording is original', () => {
    expect(checklist.attribution).toMatch(/^Inspired by /);
    expect(checklist.attribution).toMatch(/our own/);
    expect(checklist.attribution).toMatch(/this is (not|neither) /);
  });

  it('explains each point and its weight, 100 in all', () => {
    const { points } = checklist;
    expect(points.filter(({ why, weightReason }) => !why || !weightReason)).toEqual([]);
    expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  it('asks one criterion of each point in express mode', () => {
    const points = checklist.points.filter(isScoredPoint);
    const keys = points.map(({ criteria: own }) => own.filter(isKey).length);
    expect(keys).toEqual(points.map(() => 1));
  });

  it('has evidence for each scored criterion', () => {
    expect(scored.filter(({ evidence = [] }) => evidence.length === 0)).toEqual([]);
  });

  it('has an owner for each piece of advice', () => {
    const advice = criteria.flatMap((criterion) => Object.values(criterion.advice ?? {}));
    expect(advice.filter(({ owner }) => owner === undefined)).toEqual([]);
  });

  it('quotes only figures of the flagship, which have sources', () => {
    const quoted = (flagship ? criteriaOf(flagship.checklist) : []).flatMap(
      ({ criterion }) => criterion.benchmarks ?? [],
    );
    const own = criteria.flatMap(({ benchmarks = [] }) => benchmarks);
    expect(own.filter(({ url }) => url === undefined)).toEqual([]);
    expect(quoted).toEqual(expect.arrayContaining(own));
  });
});

describe('the symptom check', () => {
  const symptoms = checklists.find(({ checklist }) => checklist.id === 'symptom-check')?.checklist;
  const criteria = symptoms ? criteriaOf(symptoms).map(({ criterion }) => criterion) : [];

  it('takes five minutes, at 240 words a minute and ten seconds to decide', () => {
    const words = criteria.map(({ question }) => question.split(/\s+/).length);
    const minutes = words.reduce((sum, own) => sum + own, 0) / 240 + criteria.length / 6;
    expect(criteria).toHaveLength(18);
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(5);
  });

  it('refers each symptom to a point of the flagship', () => {
    const points = flagship?.checklist.points.map(({ id }) => id) ?? [];
    const places = criteria.map(({ lookAt }) => lookAt);
    expect(places.filter((place) => place?.checklist !== 'lead-gen-alignment')).toEqual([]);
    expect(points).toEqual(expect.arrayContaining(places.map((place) => place?.point)));
  });
});

describe('the flagship', () => {
  const checklist = flagship?.checklist;
  const criteria = checklist ? criteriaOf(checklist).map(({ criterion }) => criterion) : [];

  it('has fewer than 1,250 words in express mode, the three questions included', () => {
    const keys = criteria.filter(isKey);
    const words = keys.reduce((sum, own) => sum + (checklist ? wordsIn(checklist, own) : 0), 0);
    expect(keys).toHaveLength(13);
    expect(words).toBeGreaterThan(1000);
    expect(words).toBeLessThan(1250);
  });

  it('has advice for each level below the best, with an owner and an effort', () => {
    const scored = criteria.filter(({ type }) => type !== 'text');
    expect(scored).toHaveLength(27);
    for (const { advice = {} } of scored) {
      expect(Object.keys(advice)).toEqual(['0', '1', '2', '3']);
      for (const own of Object.values(advice)) {
        expect(own).toMatchObject({ do: expect.any(String), effort: expect.any(String) });
      }
    }
  });

  it('has a template that serves the criterion wherever the advice names one', () => {
    const named = criteria.flatMap(({ id, advice = {} }) =>
      Object.values(advice).flatMap(({ template }) => (template ? [{ id, template }] : [])),
    );
    expect(named).toHaveLength(49);
    for (const { id, template } of named) {
      const text = readFileSync(`checklists/templates/${template}.md`, 'utf8');
      expect({ id, serves: /^serves: \[(.*)\]$/m.exec(text)?.[1]?.split(', ') }).toEqual({
        id,
        serves: expect.arrayContaining([id]),
      });
    }
  });
});
