import { describe, expect, it } from 'vitest';
import { folderName } from '../../src/asking/session/options.ts';
import { personId } from '../../src/text/slug.ts';

describe('the folder of an organisation', () => {
  it.each([
    { subject: 'Lakeshore Metrics', folder: 'lakeshore-metrics', because: 'it is plain' },
    { subject: 'Müller & Söhne GmbH', folder: 'muller-sohne-gmbh', because: 'marks are dropped' },
    { subject: '会社', folder: '会社', because: 'it has no Latin letters' },
    { subject: '../..', folder: 'audit', because: 'it may lead nowhere else' },
    { subject: 'Dot. ', folder: 'dot', because: 'Windows drops dots and spaces at the end' },
    { subject: '会社. ', folder: '会社', because: 'it does so in any script' },
    { subject: 'AUX', folder: 'audit-aux', because: 'that is a device of Windows' },
    { subject: 'Com¹', folder: 'audit-com1', because: 'so is that' },
    { subject: 'Console', folder: 'console', because: 'that is none' },
    { subject: 'é'.repeat(300), folder: 'e'.repeat(60), because: 'there is a longest name' },
    { subject: '𠮷'.repeat(300), folder: '𠮷'.repeat(60), because: 'no character is cut' },
  ])('of "$subject" is $folder: $because', ({ subject, folder }) => {
    expect(folderName(subject)).toBe(folder);
  });
});

describe('the id of a person', () => {
  it.each([
    { name: 'Kathy', id: 'kathy', because: 'it is plain' },
    { name: 'Seán Ó Ríordáin', id: 'sean-o-riordain', because: 'marks are dropped' },
    { name: '王', id: 'respondent-0zqb55', because: 'an id has Latin letters' },
    { name: '李', id: 'respondent-naxcdi', because: 'people differ' },
    { name: ' 王 ', id: 'respondent-0zqb55', because: 'it is the same person' },
    { name: '2024', id: 'respondent-2024', because: 'an id is no number' },
    { name: 'Con', id: 'respondent-con', because: 'Windows has no file con.yaml' },
    { name: 'Nul.', id: 'respondent-nul', because: 'nor nul.yaml' },
    { name: 'Plan', id: 'respondent-plan', because: 'plan.yaml is a plan' },
    { name: 'agreed', id: 'respondent-agreed', because: 'agreed.yaml is what a room agreed' },
    { name: 'constructor', id: 'respondent-constructor', because: 'files refuse that name' },
  ])('of "$name" is $id: $because', ({ name, id }) => {
    expect(personId(name)).toBe(id);
  });
});
