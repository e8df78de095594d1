/** Writes the inputs of the benchmark, which are the same every time. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const POINTS = 30;
const CRITERIA_PER_POINT = 30;
const RESPONDENTS = 12;
const GROUPS = ['marketing', 'sales', 'leadership'];
const LEVELS = 5;

/** Copies the YAML answers of a round to another folder, as JSON. */
export function writeRoundAsJson(round, folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(round).filter((own) => own.endsWith('.yaml'))) {
    const answers = parse(readFileSync(join(round, name), 'utf8'));
    writeFileSync(join(folder, name.replace(/yaml$/, 'json')), JSON.stringify(answers, null, 2));
  }
}

/** Writes a checklist of 900 criteria as `checklist.json`, and twelve answers to it in `round/`. */
export function writeLargeAudit(folder) {
  mkdirSync(join(folder, 'round'), { recursive: true });
  const { checklist, answers } = largeAudit(POINTS);
  writeFileSync(join(folder, 'checklist.json'), JSON.stringify(checklist, null, 2));
  for (const [index, own] of answers.entries()) {
    const text = JSON.stringify(own, null, 2);
    writeFileSync(join(folder, 'round', `respondent-${index + 1}.json`), text);
  }
}

/** Returns a checklist of so many points with 30 criteria each, and twelve answers to it. */
export function largeAudit(points) {
  const checklist = largeChecklist(points);
  const answers = Array.from({ length: RESPONDENTS }, (_, i) => largeAnswers(checklist, i));
  return { checklist, answers };
}

function largeChecklist(points) {
  return {
    format: 1,
    id: 'nine-hundred',
    version: '1.0.0',
    title: 'Nine hundred criteria',
    groups: Object.fromEntries(GROUPS.map((id) => [id, { title: `The ${id} group` }])),
    target: 3,
    bands: [
      { id: 'low', from: 0, title: 'Low' },
      { id: 'middle', from: 40, title: 'Middle' },
      { id: 'high', from: 75, title: 'High' },
    ],
    points: series(points, (point) => ({
      id: `point-${point}`,
      title: `Point ${point}`,
      weight: (point % 7) + 1,
      why: `Point ${point} matters because leads are lost where nobody looks after them`,
      criteria: series(CRITERIA_PER_POINT, (criterion) =>
        largeCriterion(`point-${point}-criterion-${criterion}`, criterion),
      ),
    })),
  };
}

function largeCriterion(id, number) {
  const levels = series(LEVELS, (level) => [
    String(level - 1),
    `At level ${level - 1} both teams can show what ${id} asks for, in writing and with dates`,
  ]);
  return {
    id,
    question: `How well do both teams agree on what ${id} describes?`,
    weight: (number % 3) + 1,
    ...(number === 1
      ? { notApplicable: true, must: { level: 1, of: 'each-group', cap: 'middle' } }
      : {}),
    levels: Object.fromEntries(levels),
    evidence: ['The agreement, with its date', 'Ten recent leads with their dates and owners'],
    advice: Object.fromEntries(
      levels
        .slice(0, -1)
        .map(([level]) => [level, { do: `Leave level ${level}`, owner: 'RevOps', effort: 'M' }]),
    ),
  };
}

function largeAnswers({ id, version, points }, number) {
  const criteria = points.flatMap((point) => point.criteria);
  return {
    format: 1,
    checklist: { id, version },
    subject: 'Large Company',
    date: '2026-01-31',
    respondent: {
      id: `respondent-${number + 1}`,
      name: `Respondent ${number + 1}`,
      group: GROUPS[number % GROUPS.length],
    },
    answers: Object.fromEntries(
      criteria.map((criterion, index) => [criterion.id, largeAnswer(index * 7 + number * 3)]),
    ),
  };
}

/** Returns mostly levels, some with a note, some "don't know", a few "not applicable". */
function largeAnswer(seed) {
  const level = (seed * seed + seed) % LEVELS;
  if (seed % 41 === 0) return { notApplicable: 'the team does not exist yet' };
  if (seed % 23 === 0) return null;
  if (seed % 5 === 0) return { value: level, note: `as seen in the review number ${seed}` };
  return level;
}

function series(length, make) {
  return Array.from({ length }, (_, index) => make(index + 1));
}
