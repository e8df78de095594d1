import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/report/formats.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { checklist, criterion, point } from '../having.ts';
import { fullReport, reportOn } from './having-report.ts';

/** Fields that GitLab documents for a Code Quality report. */
const CODE_QUALITY = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', not: { pattern: '^\\./|^/' } },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer' } },
          },
        },
      },
    },
  },
};

/** Fields that the endpoint of shields.io documents. */
const ENDPOINT = {
  type: 'object',
  required: ['schemaVersion', 'label', 'message'],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string' },
    message: { type: 'string', minLength: 1 },
    color: { type: 'string' },
  },
};

const ROUND = {
  'checklist.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
};
const AUDIT = ['audit', '--answers', 'round', '--checklist', 'checklist.yaml'];

describe('the format gitlab', () => {
  it('is a Code Quality report as GitLab documents it', async () => {
    const report = JSON.parse(String(await render(fullReport(), 'gitlab')));
    const validate = new Ajv2020().compile(CODE_QUALITY);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.length).toBeGreaterThan(1);
  });

  it('shows each gap at the line of its lowest answer, and a failed rule as major', async () => {
    const { run } = workspace(ROUND);
    const { stdout, code } = await run(...AUDIT, '--min-score', '90', '--format', 'gitlab');
    expect(code).toBe(1);
    const issues: readonly Record<string, unknown>[] = JSON.parse(stdout);
    expect(issues.map(({ check_name, severity }) => [check_name, severity])).toEqual([
      ['gate/minScore', 'major'],
      ['gap/second', 'info'],
      ['gap/first', 'info'],
    ]);
    expect(issues[1]?.location).toEqual({ path: 'round/bob.yaml', lines: { begin: 7 } });
    const hash = createHash('sha256').update('small/gap/second').digest('hex');
    expect(issues[1]?.fingerprint).toBe(hash);
  });

  it('keeps its fingerprints from round to round, each of its own', async () => {
    const { run, write } = workspace(ROUND);
    const prints = async () => {
      const { stdout } = await run(...AUDIT, '--format', 'gitlab');
      return JSON.parse(stdout).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    };
    const before = await prints();
    write('round/ann.yaml', answers('ann', 'marketing', 'second: 0, first: 0'));
    const after = await prints();
    expect(after.toSorted()).toEqual(before.toSorted());
    expect(new Set(before).size).toBe(2);
  });

  it('is empty without gaps, and can be written again', async () => {
    const { run, read } = workspace({
      ...ROUND,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
      'round/bob.yaml': answers('bob', 'sales', 'first: 2, second: 2'),
    });
    const args = [...AUDIT, '--format', 'gitlab', '--output', 'quality.json'];
    await run(...args);
    expect(read('quality.json')).toBe('[]\n');
    expect((await run(...args)).code).toBe(0);
  });
});

describe('the format badge', () => {
  it('is an SVG of the score and the band', async () => {
    const { run, read } = workspace(ROUND);
    expect((await run(...AUDIT, '--output', 'a.svg')).code).toBe(0);
    const svg = read('a.svg');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="20"/);
    expect(svg).toContain('aria-label="alignment: 50%, High"');
    expect(svg.match(/alignment/g)).toHaveLength(3);
    // Written again in its place.
    expect((await run(...AUDIT, '--output', 'a.svg')).code).toBe(0);
  });

  it('says in red that a gate failed', async () => {
    const { run } = workspace(ROUND);
    const { stdout } = await run(...AUDIT, '--min-score', '90', '--format', 'badge');
    expect(stdout).toContain('aria-label="alignment: failed: 50%, High"');
    expect(stdout).toContain('fill="#b3261e"');
  });

  it('is the JSON that shields.io reads', async () => {
    const { run } = workspace(ROUND);
    const args = [...AUDIT, '--format', 'badge-json'];
    const { stdout } = await run(...args);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      label: 'alignment',
      message: '50%, High',
      color: '4d7c0f',
    });
    const validate = new Ajv2020().compile(ENDPOINT);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
    await run(...args, '--output', 'badge.json');
    expect((await run(...args, '--output', 'badge.json')).code).toBe(0);
  });

  it('has text without any answer, and no markup of others', async () => {
    const none = reportOn(checklist(point('p', 1, criterion('c'))));
    expect(String(await render(none, 'badge'))).toContain('alignment: no score');
    const { run } = workspace({
      ...ROUND,
      'checklist.yaml': CHECKLIST.replace('title: High', 'title: "<script>&\\"High"'),
    });
    const { stdout } = await run(...AUDIT, '--format', 'badge');
    expect(stdout).not.toContain('<script');
    expect(stdout).toContain('50%, &lt;script&gt;&amp;&quot;High');
  });
});
