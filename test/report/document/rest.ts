import type { ReportDocument } from '../../../src/report/blocks.ts';

/** Kinds of blocks and spans that the reports of the other fixtures have no use for. */
export const rest: ReportDocument = {
  title: 'Rest: alignment audit',
  brand: null,
  foot: 'Rest, 1 May 2024',
  pageOf: 'of',
  checklist: 'Lead generation alignment',
  date: '2024-05-01',
  generator: 'align',
  origin: 'Made with --edition brief.',
  sections: [
    {
      id: 's1',
      page: 'whole',
      blocks: [
        {
          is: 'headline',
          level: 1,
          number: null,
          topic: 'Summary',
          title: ['All of ', { is: 'name', text: 'شركة النور' }, ' and more'],
          lead: null,
        },
        {
          is: 'paragraph',
          text: [
            { is: 'mark', mark: { shape: 'diamond', letter: 'G' } },
            ' Seen: ',
            { is: 'link', text: 'the plan', to: 'https://example.org/plan?a=1&b=2' },
            ', ',
            { is: 'link', text: 'ask Sam', to: 'mailto:sam@example.org' },
            ', ',
            { is: 'link', text: 'run me', to: 'javascript:alert(1)' },
            ', ',
            { is: 'link', text: 'broken', to: 'https://[' },
            '\nDigest ',
            { is: 'code', text: 'abcdef0123456789' },
          ],
        },
        { is: 'list', items: ['One', [{ is: 'strong', text: 'Two' }, ' of two']] },
        {
          is: 'quotes',
          quotes: [
            { mark: { shape: 'plus' }, who: '田中 健', text: '次回は営業の数字も入れる' },
            { mark: null, who: null, text: 'Nobody says' },
          ],
        },
        { is: 'note', text: 'Small print' },
      ],
    },
  ],
};
