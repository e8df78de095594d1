import { describe, expect, it } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { fullReport } from './having-report.ts';

/** The names of the elements in their order, after a check that they nest and end as they begin. */
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

/** The element of a test case. */
function testCase(xml: string, name: string): string {
  return xml.split('<testcase ').find((own) => own.startsWith(`name="${name}" `)) ?? '';
}

describe('a report as JUnit XML', () => {
  const xml = junit(fullReport());

  it('has a test case for every gate and for every criterion', () => {
    const { verdict, findings } = fullReport();
    const cases = elementsOf(xml).filter((name) => name === 'testcase');
    expect(verdict?.gates.length).toBeGreaterThan(3);
    expect(cases).toHaveLength((verdict?.gates.length ?? 0) + findings.length);
    expect(xml).toContain(`<testsuites name="align: plain text" tests="${cases.length}" `);
  });

  it.each([
    { name: 'minScore', holds: '<failure type="minScore"', because: 'the gate is not met' },
    { name: 'maxUnanswered', holds: '<system-out>', because: 'the gate is met' },
    { name: 'criteria open-one', holds: '<skipped message=', because: 'the gap is waived' },
    { name: 'sponsored', holds: '<failure type="criteria"', because: 'a gate about it fails' },
    { name: 'open-one', holds: 'waived by plain text', because: 'its gap is waived' },
    { name: 'left-out', holds: '<skipped message="not applicable"/>', because: 'it is left out' },
    { name: 'unknown-one', holds: '<skipped message="not answered"/>', because: 'nobody knows' },
  ])('shows $name with $holds: $because', ({ name, holds }) => {
    expect(testCase(xml, name)).toContain(holds);
  });

  it('lets no gap fail by itself', () => {
    expect(testCase(xml, 'disputed-one')).not.toContain('failure');
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
  ])('is well-formed and of the same structure whatever people write: %j', (hostile) => {
    const written = junit(fullReport(hostile));
    expect(elementsOf(written)).toEqual(elementsOf(xml));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });
});
