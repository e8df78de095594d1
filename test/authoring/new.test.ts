import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { workspace } from '../cli/workspace.ts';

/** The file that the first line of a text refers an editor to, from a folder. */
function schemaOf(text: string, folder: string): string {
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  return resolve(folder, path);
}

/** The names of all fields in a JSON Schema, however deep. */
function fieldsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(Object(schema.properties)) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(fieldsIn)])];
}

describe('align new', () => {
  it('writes a checklist that passes a strict check unchanged', async () => {
    const { run } = workspace({});
    const written = await run('new', 'fairs.yaml');
    expect(written).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Created fairs.yaml; edit it, then run: align check fairs.yaml --strict\n',
    });
    const { code, stdout } = await run('check', 'fairs.yaml', '--strict');
    expect(stdout).toBe('fairs.yaml: no errors; checklist fairs 1.0.0, points: 3, criteria: 5\n');
    expect(code).toBe(0);
  });

  it('names every field that a checklist may have, in use or in a comment', async () => {
    const { stdout } = await workspace({}).run('new');
    const schema = JSON.parse(readFileSync('checklists/checklist.schema.json', 'utf8'));
    const fields = fieldsIn(schema);
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter((name) => !new RegExp(`\\b${name}:`).test(stdout))).toEqual([]);
  });

  it('shows criteria of the other types that are right as they stand', async () => {
    const { stdout } = await workspace({}).run('new');
    const [, block = ''] = /(^# {3}- id: weekly-meeting\n(?:#.*\n)*?)#\n/m.exec(stdout) ?? [];
    const criteria = parse(block.replace(/^#/gm, ''));
    expect(criteria.map(({ type }: { type: string }) => type)).toEqual([
      'yes-no',
      'choice',
      'multi-choice',
      'number',
      'text',
    ]);
    const { points, ...starter } = parse(stdout);
    const added = { id: 'more', title: 'More', weight: 1, criteria };
    const conditions = [...stdout.matchAll(/^# {5}when: (\{.*\})/gm)].map(([, one = '']) =>
      parse(one),
    );
    expect(conditions.length).toBe(3);
    const asked = conditions.map((when, i) => ({
      ...{ id: `asked-${i}`, type: 'text', question: 'Why?', when },
    }));
    const checklist = {
      ...starter,
      points: [...points, { ...added, criteria: [...criteria, ...asked] }],
    };
    expect(checklistSchema().safeParse(checklist).error).toBeUndefined();
  });

  it('is right with the fields of its comments in use', async () => {
    const { stdout } = await workspace({}).run('new');
    const fields = ['pace', 'display', 'service', 'short', 'formerly', 'target', 'notApplicable'];
    const comment = new RegExp(`^( *)# (?=(?:${fields.join('|')}):)`, 'gm');
    expect([...stdout.matchAll(comment)].length).toBe(fields.length);
    const used = stdout
      .replace(comment, '$1')
      .replace(/^( *)1: A number for each month is written down\.$/m, '')
      .replace(/^( *)# (?=1: \{ description: A number)/m, '$1');
    const checklist = parse(used);
    expect(checklistSchema().safeParse(checklist).error).toBeUndefined();
    expect(checklist.groups.service).toEqual({
      title: 'Service',
      weight: 0.5,
      formerly: ['support'],
    });
    expect(checklist.points[0].criteria[1].levels[1].formerly).toEqual(['We have one.']);
  });

  it('keeps to the width of a page', async () => {
    const { stdout } = await workspace({}).run('new');
    expect(stdout.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });

  it.each([
    { args: ['new', 'fairs.yaml'], file: 'fairs.yaml' },
    { args: ['new', 'a/b/fairs.yml'], file: 'a/b/fairs.yml' },
    { args: ['new', 'a b/fairs.yaml'], file: 'a b/fairs.yaml' },
    { args: ['new', '--answers', 'lead-gen-alignment', 'kathy.yaml'], file: 'kathy.yaml' },
  ])('refers editors to a schema that is there and fits: $file', async ({ args, file }) => {
    const { run, read, folder } = workspace({});
    await run(...args);
    const schema = schemaOf(read(file), join(folder, file, '..'));
    expect(existsSync(schema)).toBe(true);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schema, 'utf8')),
    );
    const filled = read(file).replaceAll('___', file === 'kathy.yaml' ? 'kathy' : '');
    const value = parse(filled);
    if ('answers' in value) value.answers = {};
    validate(value);
    expect(validate.errors).toBeNull();
  });

  it.each([
    { name: 'Trade Fairs.yaml', id: 'trade-fairs', because: 'ids have no spaces and capitals' },
    { name: 'Größe.yaml', id: 'gro-e', because: 'ids are plain letters' },
    { name: '2024.yaml', id: 'my-checklist', because: 'YAML would read a number' },
    { name: 'null.yaml', id: 'my-checklist', because: 'YAML would read nothing' },
    { name: 'constructor.yml', id: 'my-checklist', because: 'that has a meaning of its own' },
    { name: '-', id: 'my-checklist', because: 'there is no name' },
  ])('takes the id of $name from its name, $id: $because', async ({ name, id }) => {
    const { run, read } = workspace({});
    const { stdout } = await run('new', '--', name);
    expect(parse(name === '-' ? stdout : read(name)).id).toBe(id);
  });

  it.each([
    { file: 'old.yaml', says: 'the file exists' },
    { file: 'link.yaml', says: 'the file exists' },
    { file: 'folder.yaml', says: 'the file exists' },
    { file: 'old.yaml/new.yaml', says: 'a part of its path is a file' },
    { file: 'new.json', says: 'hint: use the name "new.yaml"' },
    { file: 'new', says: 'hint: use the name "new.yaml"' },
  ])('replaces nothing and writes YAML only: $file is refused, $says', async ({ file, says }) => {
    const { run, read, folder } = workspace({ 'old.yaml': 'mine', 'folder.yaml/x': '' });
    symlinkSync('nowhere', join(folder, 'link.yaml'));
    for (const args of [[], ['--answers', 'lead-gen-alignment']]) {
      const { code, stderr } = await run('new', ...args, file);
      expect(code).toBe(2);
      expect(stderr).toContain(says);
    }
    expect(read('old.yaml')).toBe('mine');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

describe('align new --answers', () => {
  const small = `format: 1
id: "123"
version: 1.0.0-rc.1
title: "A \\n# title: with everything"
bands: [{id: all, from: 0, title: All}, {id: more, from: 50, title: More}]
points:
  - id: only
    title: "The only\\u2028answers: x"
    weight: 1
    criteria:
      - id: "null"
        question: "How much?\\nnull: 3"
        levels: ["\\u001b[2J", some].map
`.replace('["\\u001b[2J", some].map', '{0: "none\\n\\u0085x: 1", 1: "all \\u001b[2J"}');

  it('writes a file that says what is to be filled in', async () => {
    const { run } = workspace({ 'small.yaml': small });
    await run('new', '--answers', './small.yaml', 'round/ann.yaml');
    const { code, stderr } = await run('check', 'round/ann.yaml', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'round/ann.yaml:10:10: subject is not filled in; add the name of the organisation\n' +
        'round/ann.yaml:13:7: id is not filled in; add it; name and role are optional\n' +
        'round/ann.yaml:14:9: name is not filled in; add it; name and role are optional\n' +
        'round/ann.yaml:15:9: role is not filled in; add it; name and role are optional\n' +
        'round/ann.yaml:23:11: null is not filled in; add the answer, or null for "don\'t know"\n',
    );
  });

  it('is told once of each answer that is to be filled in, although a blank is no answer', async () => {
    const { run } = workspace({});
    await run('new', '--answers', 'symptom-check', 'ann.yaml');
    const { stderr } = await run('check', 'ann.yaml');
    const told = stderr.split('\n').filter((line) => line.includes(': blame '));
    expect(told).toEqual([
      'ann.yaml:28:10: blame is not filled in; add the answer, or null for "don\'t know"',
    ]);
  });

  it('keeps hostile texts of the checklist inside its comments', async () => {
    const { run, read } = workspace({ 'small.yaml': small });
    await run('new', '--answers', './small.yaml', 'ann.yaml');
    const { answers, checklist, ...rest } = parse(read('ann.yaml'));
    expect(answers).toEqual({ null: '___' });
    expect(checklist).toEqual({
      ...{ id: '123', version: '1.0.0-rc.1' },
      texts: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(Object.keys(rest)).toEqual(['format', 'subject', 'date', 'respondent']);
    expect(read('ann.yaml')).not.toContain('\u001b');
  });

  it('is for its owner only', async () => {
    const { run, folder } = workspace({});
    await run('new', '--answers', 'lead-gen-alignment', 'ann.yaml');
    const { mode } = statSync(join(folder, 'ann.yaml'));
    expect(process.platform === 'win32' ? 0o600 : mode & 0o777).toBe(0o600);
  });

  it('passes the check and can be scored once it is filled in', async () => {
    const { run, read, write } = workspace({});
    await run('new', 'checklists/fairs.yaml');
    await run('new', '--answers', 'fairs', 'round/ann.yaml');
    const filled = read('round/ann.yaml')
      .replace('group: ___', 'group: sales')
      .replace('id: ___', 'id: ann')
      .replace('lead-volume: ___', 'lead-volume: null')
      .replace('lessons-drawn: ___', 'lessons-drawn: { notApplicable: too early }')
      .replace(/^( {2}[a-z-]+-[a-z]+): ___$/gm, '$1: 2')
      .replaceAll('___', 'Somebody');
    write('round/ann.yaml', filled);
    const { code, stdout } = await run('check', 'round/ann.yaml', '--strict');
    expect(stdout).toBe('round/ann.yaml: no errors; ann answers fairs 1.0.0\n');
    expect(code).toBe(0);
    const audit = await run('audit', '--answers', 'round', '--format', 'markdown');
    expect(audit.code).toBe(0);
    expect(audit.stdout).toContain('Marketing and sales, in three points');
  });

  it('says that there is no such checklist', async () => {
    const { run } = workspace({});
    const { code, stderr } = await run('new', '--answers', 'lead-gen', 'ann.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('unknown checklist "lead-gen"');
  });
});

describe('align new --round', () => {
  it('writes a round that lacks the name of the organisation only', async () => {
    const { run, read, write } = workspace({});
    const written = await run('new', '--round', 'round/round.yaml');
    expect(written.stderr).toBe(
      'Created round/round.yaml; fill it in, then run: align check round/round.yaml\n',
    );
    const { code, stderr } = await run('check', 'round/round.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('round/round.yaml:5:10: subject is not filled in');
    write('round/round.yaml', read('round/round.yaml').replace('subject: ___', 'subject: Oakley'));
    expect((await run('check', 'round/round.yaml')).code).toBe(0);
  });

  it('takes a folder, and is ready for a form once it has its subject', async () => {
    const { run, read, write } = workspace({});
    expect((await run('new', '--round', 'spring')).stderr).toBe(
      'Created spring/round.yaml; fill it in, then run: align check spring/round.yaml\n',
    );
    write(
      'spring/round.yaml',
      read('spring/round.yaml').replace('subject: ___', 'subject: Oakley'),
    );
    const checked = await run('check', 'spring');
    expect(checked.stdout).toContain('spring/round.yaml: no errors; round');
    expect(checked.code).toBe(0);
    const { stdout } = await run('status', 'spring', '--format', 'json');
    expect(JSON.parse(stdout).checklist.id).toBe('lead-gen-alignment');
    expect((await run('form', 'spring', '-o', 'form.html')).code).toBe(0);
  });

  it.each([
    ['spring.yaml', 'round.yaml'],
    ['rounds/spring.json', 'rounds/round.yaml'],
  ])('refuses %s, which nothing reads as a round', async (path, name) => {
    const { folder, run } = workspace({});
    const { code, stderr } = await run('new', '--round', path);
    expect(stderr).toBe(
      `error: cannot create "${path}": the file of a round is always called "round.yaml"\n` +
        `hint: use the name "${name}", or name the folder of the round\n`,
    );
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names every field, and is right with all of them in use', async () => {
    const { run, write } = workspace({});
    const { stdout } = await run('new', '--round');
    const schema = JSON.parse(readFileSync('checklists/round.schema.json', 'utf8'));
    expect(fieldsIn(schema).filter((name) => !new RegExp(`\\b${name}:`).test(stdout))).toEqual([]);
    const used = stdout
      .replaceAll('___', 'Oakley')
      .replace(/^# (?=(?:mode|respondents|owners|profile|contributor|evidence|form))/gm, '')
      .replace(/^# (?= {2})/gm, '')
      .replace('alignment }', 'alignment, version: 1.0.0 }');
    write('round.yaml', used);
    const checked = await run('check', 'round.yaml');
    expect(checked.stdout).toContain('round.yaml: no errors');
    expect(checked.stdout).toContain('round, expected respondents: 2');
    expect(checked.code).toBe(0);
  });

  it('refers editors to a schema that is there and fits', async () => {
    const { run, read, folder } = workspace({});
    await run('new', '--round', 'a/round.yaml');
    const schema = schemaOf(read('a/round.yaml'), join(folder, 'a'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schema, 'utf8')),
    );
    validate(parse(read('a/round.yaml')));
    expect(validate.errors).toBeNull();
    expect(statSync(join(folder, 'a/round.yaml')).mode & 0o777).toBe(0o600);
  });
});
