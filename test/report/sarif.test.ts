import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/machine/alerts.ts';
import type { FindPlace, Report } from '../../src/report/report.ts';
import { sarifErrors } from '../sarif-schema.ts';
import { fullReport } from './having-report.ts';

const page = { terminal: { colour: 0, columns: 80 } } as const;

/** Places every criterion in line 7; only Ann's file is known. */
const places: FindPlace = (respondent, criterion) =>
  respondent === 'ann'
    ? { file: 'my round/ann#1.yaml', line: criterion === null ? 1 : 7, column: 3 }
    : null;

/** Returns the only run of a log with the waived gaps. */
function runOf(report: Report) {
  return JSON.parse(sarif(report, { ...page, places, withWaived: true })).runs[0];
}

describe('a report as SARIF', () => {
  const run = runOf(fullReport());

  it.each([
    { report: fullReport(), because: 'it has everything' },
    { report: { ...fullReport(), verdict: null }, because: 'nothing is judged' },
    { report: { ...fullReport(), verdict: null, gaps: [] }, because: 'nothing is wrong' },
    { report: fullReport('[a](b) {0} \\] \u0000 \u202e \ud800'), because: 'people write anything' },
  ])('is valid by the published schema where $because', ({ report }) => {
    expect(sarifErrors(JSON.parse(sarif(report, { ...page, places })))).toEqual([]);
    expect(sarifErrors(JSON.parse(sarif(report, page)))).toEqual([]);
  });

  it('is checked by a schema that refuses other logs', () => {
    expect(sarifErrors({ version: '2.1.0', runs: [{}] })).not.toEqual([]);
    const log = JSON.parse(sarif(fullReport(), page));
    log.runs[0].results[0].level = 'bad';
    expect(sarifErrors(log)).not.toEqual([]);
  });

  it('has a result for every unmet rule and every gap', () => {
    const { gates = [] } = fullReport().verdict ?? {};
    const unmet = gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
    expect(unmet).toHaveLength(6);
    expect(fullReport().gaps).toHaveLength(2);
    expect(run.results).toHaveLength(8);
  });

  it('leaves out waived gaps unless they are asked for', () => {
    const [{ results }] = JSON.parse(sarif(fullReport(), { ...page, places })).runs;
    expect(results).toHaveLength(7);
    expect(results.map((own: { ruleId: string }) => own.ruleId)).not.toContain('gap/open-one');
  });

  it.each([
    { rule: 'gate/minScore', level: 'error', because: 'the gate fails' },
    { rule: 'gate/minBand', level: 'warning', because: 'the gate only warns' },
    { rule: 'gap/sponsored', level: 'error', because: 'a gate about it fails' },
    { rule: 'gap/open-one', level: 'note', because: 'the gate about it is waived' },
  ])('says $level of $rule: $because', ({ rule, level }) => {
    expect(run.results.find((own: { ruleId: string }) => own.ruleId === rule).level).toBe(level);
  });

  it('has level "note" for every gap without a policy', () => {
    const { results } = runOf({ ...fullReport(), verdict: null });
    expect(results.map((own: { level: string }) => own.level)).toEqual(['note', 'note']);
  });

  it('suppresses waived results only', () => {
    const suppressed = run.results.filter((own: object) => 'suppressions' in own);
    expect(suppressed).toMatchObject([
      {
        ruleId: 'gap/open-one',
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Waived until 2024-12-31 by plain text: plain text',
          },
        ],
      },
    ]);
  });

  it('points to the line of the answer, or to the beginning of the file for the whole audit', () => {
    const placeOf = (rule: string) =>
      run.results.find((own: { ruleId: string }) => own.ruleId === rule).locations;
    const uri = 'my%20round/ann%231.yaml';
    const at = (startLine: number) => {
      const region = { startLine, startColumn: 3, endLine: startLine, endColumn: 4 };
      return [{ physicalLocation: { artifactLocation: { uri }, region } }];
    };
    expect(placeOf('gap/open-one')).toEqual(at(7));
    expect(placeOf('gate/criteria')).toEqual(at(7));
    expect(placeOf('gate/failedMusts')).toEqual(at(7));
    expect(placeOf('gate/minScore')).toEqual(at(1));
  });

  it.each([
    { file: 'a:b/c d?.yaml', uri: 'a%3Ab/c%20d%3F.yaml', because: 'these mean something in a URI' },
    { file: '../\ud800.yaml', uri: '../%EF%BF%BD.yaml', because: 'half a character has no place' },
  ])('writes the path $file as $uri: $because', ({ file, uri }) => {
    const log = sarif(fullReport(), { ...page, places: () => ({ file, line: 1, column: 1 }) });
    expect(log).toContain(`"uri": "${uri}"`);
  });

  it('points to the file of the audit if no answer has a place', () => {
    const home = { file: 'align.policy.yaml', line: 4, column: 1 };
    const [{ results }] = JSON.parse(sarif(fullReport(), { ...page, home })).runs;
    expect(results).toHaveLength(7);
    for (const { locations } of results) {
      expect(locations).toEqual([
        {
          physicalLocation: {
            artifactLocation: { uri: 'align.policy.yaml' },
            region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 2 },
          },
        },
      ]);
    }
  });

  it('has a rule with help for each result', () => {
    for (const { ruleId, ruleIndex } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    for (const { shortDescription, help } of run.tool.driver.rules) {
      expect(shortDescription.text.length * help.text.length).toBeGreaterThan(0);
    }
  });

  it('has unique fingerprints that stay when answers and lines change', () => {
    const prints = (own: { partialFingerprints: object }) => own.partialFingerprints;
    const before = run.results.map(prints);
    expect(new Set(before.map((own: object) => JSON.stringify(own))).size).toBe(8);
    expect(before).toContainEqual({ 'alignAlert/v1': 'test-checklist/gap/open-one' });
    expect(runOf(fullReport('other words')).results.map(prints)).toEqual(before);
    const unplaced = sarif(fullReport(), { ...page, withWaived: true });
    expect(JSON.parse(unplaced).runs[0].results.map(prints)).toEqual(before);
  });

  it('has notes on waivers, excluded criteria and the result', () => {
    const [{ toolExecutionNotifications: told }] = run.invocations;
    const words = told.map((own: { message: { text: string } }) => own.message.text).join('\n');
    expect(words).toContain('plain text: ');
    expect(words).toContain('Waived: criteria: 1.1 "plain text"');
    expect(words).toContain('the waiver for 2.2 "How much sponsored?" expired on 2023-12-31');
    expect(words).toContain('Not applicable: 2.1 plain text');
    expect(words).toContain('Report only');
  });

  it.each([
    { given: '[x](http://y)', shown: '\\[x\\](http://y)', because: 'it would be a link' },
    { given: '\\[x\\](y)', shown: '\\\\\\[x\\\\\\](y)', because: 'it would end the escape' },
    { given: '{0}', shown: '{{0}}', because: 'it would hold the place of an argument' },
  ])('leaves $given as text: $because', ({ given, shown }) => {
    const { rules } = runOf(fullReport(given)).tool.driver;
    const rule = rules.find(({ id }: { id: string }) => id === 'gap/open-one');
    expect(rule.shortDescription.text).toBe(`1.1 ${shown}`);
  });
});
