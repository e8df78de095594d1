import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { textOf } from './document-text.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';
const FORMATS = ['text', 'markdown', 'html', 'docx', 'pptx', 'csv', 'xlsx', 'json'] as const;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'owners-'));
  cpSync(AUGUST, folder, { recursive: true });
  writeFileSync(join(folder, 'round.yaml'), 'format: 1\nowners: { revops: Priya Nair }\n');
});

async function render(format: string, ...options: readonly string[]): Promise<string> {
  const path = join(folder, '..', `${folder.split('/').at(-1)}.${format}`);
  const { code, stderr } = await align([
    'report',
    folder,
    '--format',
    format,
    '--output',
    path,
    '--force',
    ...options,
  ]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const bytes = readFileSync(path);
  const text = ['docx', 'pptx', 'xlsx'].includes(format) ? textOf(bytes) : bytes.toString();
  return text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

describe('an owner whose role no advice names', () => {
  it('is a warning that says which role was meant', async () => {
    const own = mkdtempSync(join(tmpdir(), 'owners-'));
    cpSync(AUGUST, own, { recursive: true });
    writeFileSync(join(own, 'round.yaml'), 'format: 1\nowners: { revop: Priya, cook: Tom }\n');
    const { code, stderr } = await align(['audit', '--answers', own]);
    expect(code).toBe(0);
    expect(stderr).toContain('owners names "revop", a role that no advice of the checklist has');
    expect(stderr).toContain('did you mean "RevOps"?');
    expect(stderr).toContain('owners names "cook", a role that no advice of the checklist has');
    expect(stderr).not.toContain('"revops"');
  });
});

describe.each(FORMATS)('owners that round.yaml names, in %s', (format) => {
  it('are named beside their role', async () => {
    const words =
      format === 'json' ? '"owners": { "revops": "Priya Nair" }' : 'Priya Nair (RevOps)';
    expect(await render(format)).toContain(words);
  });

  it('are roles in an anonymous report', async () => {
    const report = await render(format, '--anonymous', '--min-group', '3');
    expect(report).not.toContain('Priya');
    expect(report).toContain('RevOps');
  });
});

it('are named in a new action plan', async () => {
  const path = `${folder}.plan.yaml`;
  const { code, stderr } = await align(['plan', folder, '--plan', path]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(readFileSync(path, 'utf8')).toContain('owner: Priya Nair');
});
