import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../src/report/machine/junit.ts';
import type { Report } from '../../src/report/report.ts';
import { checklist, criterion, point } from '../having.ts';
import { answersFile, fullReport, judged, reportOn } from './having-report.ts';

/**
 * Returns the errors of a validating parser. The schema is the part of Jenkins' `junit-10.xsd`
 * (xUnit plugin, 2024) that align uses. It is stricter than the original, so every valid file here
 * is valid there.
 */
async function mistakesIn(xml: string): Promise<readonly string[]> {
  const schema = readFileSync('test/report/junit.xsd', 'utf8');
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return errors.map(({ message }) => message);
}

/** Returns the names of the elements in order, after a check that they nest correctly. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  const body = xml.replace(/^<\?xml [^>]*\?>\n/, '').replace(/<!-- [^-]* -->\n$/, '');
  for (const [tag] of body.matchAll(/<[^>]*>/g)) {
    const [, slash, name = '', rest = ''] = /^<(\/?)([\w-]+)(.*)>$/s.exec(tag) ?? [];
    if (slash) expect(open.pop()).toBe(name);
    else names.push(name);
    expect(rest).toMatch(/^( [\w-]+="[^"<]*")*\/?$/);
    if (!slash && !rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(body.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/);
  return names;
}

/** Returns the element of a test case. */
function testCase(xml: string, name: string): string {
  return xml.split('<testcase ').find((own) => own.startsWith(`name="${name}" `)) ?? '';
}

/** A report whose verdict decides the exit code, where that of `judged` only informs. */
function decisive(report: Report): Report {
  return { ...report, verdict: report.verdict && { ...report.verdict, reportOnly: false } };
}

describe('a report as JUnit XML', () => {
  const xml = junit(decisive(fullReport()));

  it('has a test case for every rule and every criterion', () => {
    const { verdict, findings } = fullReport();
    const cases = elementsOf(xml).filter((name) => name === 'testcase');
    expect(verdict?.gates.length).toBeGreaterThan(3);
    expect(cases).toHaveLength((verdict?.gates.length ?? 0) + findings.length);
    expect(xml).toContain(`<testsuites name="align: plain text" tests="${cases.length}" `);
  });

  it.each([
    { name: 'minScore', holds: '<failure type="minScore"', because: 'the gate is not met' },
    { name: 'maxUnanswered', holds: '<system-out>', because: 'the gate is met' },
    {
      name: 'criteria 1.1 &quot;plain text&quot;',
      holds: '<skipped message=',
      because: 'the gap is waived',
    },
    {
      name: '2.2 How much sponsored?',
      holds: '<failure type="failedMusts"',
      because: 'its must is not met',
    },
    {
      name: '2.2 How much sponsored?',
      holds: 'minimum 75% (level 3)',
      because: 'another rule on it fails too',
    },
    {
      name: '1.1 plain text',
      holds: 'Waived until 2024-12-31 by plain text',
      because: 'its gap is waived',
    },
    {
      name: '2.1 plain text',
      holds: '<skipped message="not applicable"/>',
      because: 'it is left out',
    },
    {
      name: '2.3 How much unknown-one?',
      holds: '<skipped message="not answered"/>',
      because: 'nobody knows',
    },
  ])('shows $name with $holds: $because', ({ name, holds }) => {
    expect(testCase(xml, name)).toContain(holds);
  });

  it('is valid by a schema of JUnit XML', async () => {
    expect(await mistakesIn(xml)).toEqual([]);
    expect(await mistakesIn(junit({ ...fullReport(), verdict: null }))).toEqual([]);
  });

  it('is checked by a schema that refuses other files', async () => {
    expect(await mistakesIn(xml.replace('<failure ', '<faliure '))).not.toEqual([]);
    expect(await mistakesIn(xml.replace(' classname=', ' class='))).not.toEqual([]);
    expect(await mistakesIn(xml.replace('time="0"', 'time="long"'))).not.toEqual([]);
  });

  it('fails no criterion by a rule on the point of the same name', async () => {
    const namesakes = checklist(point('rhythm', 1, criterion('rhythm'), criterion('other')));
    const report = reportOn(namesakes, answersFile('ann', { answers: { rhythm: 4, other: 0 } }));
    const written = junit(decisive(judged(report, { points: { rhythm: 60 } })));
    expect(testCase(written, 'points 1 &quot;Point rhythm&quot;')).toContain(
      '<failure type="points"',
    );
    expect(testCase(written, '1.1 How much rhythm?')).not.toContain('<failure');
  });

  it('fails a criterion whose must is not met', () => {
    const strict = checklist(
      point('p', 1, criterion('owned', { must: { level: 2, cap: 'undefined' } })),
    );
    const report = reportOn(strict, answersFile('ann', { answers: { owned: 1 } }));
    const written = junit(decisive(judged(report, { minScore: 0 })));
    expect(testCase(written, '1.1 How much owned?')).toContain('<failure type="failedMusts"');
  });

  it('has no failure if the verdict only informs, as the exit code follows it neither', () => {
    const informing = junit(fullReport());
    expect(informing).not.toContain('<failure');
    expect(testCase(informing, 'minScore')).toContain(
      '<skipped message="score 21.3% (62.5% ignoring unanswered criteria), minimum 90%"/>',
    );
  });

  it('has no failure for a gap alone', () => {
    expect(testCase(xml, '1.2 plain text')).not.toContain('failure');
    expect(junit({ ...fullReport(), verdict: null })).toContain('failures="0"');
  });

  it.each([
    '<failure/>',
    '" onload="x',
    '&amp; & &#0;',
    ']]>',
    '-->',
    '\u0000\u001b[2J',
    '\uffff',
    '\ud800',
    'one\ntwo',
  ])('is valid and of the same structure whatever people write: %j', async (hostile) => {
    const written = junit(decisive(fullReport(hostile)));
    expect(await mistakesIn(written)).toEqual([]);
    expect(elementsOf(written)).toEqual(elementsOf(xml));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });
});
