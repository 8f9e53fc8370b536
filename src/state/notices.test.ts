import { expect, test } from 'vitest';
import { Notices } from './notices.svelte';

test('notices come in the order they were told, each with an id of its own', () => {
  const notices = new Notices();
  notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  notices.tell('warning', 'notice.map.problem', { detail: 'b' });
  expect(notices.items.map(({ kind, key, params }) => ({ kind, key, params }))).toEqual([
    { kind: 'error', key: 'notice.file.missing', params: { file: 'a.json' } },
    { kind: 'warning', key: 'notice.map.problem', params: { detail: 'b' } },
  ]);
  const [first, second] = notices.items;
  expect(first?.id).not.toBe(second?.id);
});

test('a notice that is there is not repeated; one about another file is', () => {
  const notices = new Notices();
  notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  notices.tell('error', 'notice.file.missing', { file: 'b.json' });
  expect(notices.items.map(({ params }) => params['file'])).toEqual(['a.json', 'b.json']);
});

test('a dismissed notice is gone, the others stay, and it may come again', () => {
  const notices = new Notices();
  notices.tell('info', 'map.lost');
  notices.tell('info', 'map.failed');
  const [lost] = notices.items;
  notices.dismiss(lost?.id ?? -1);
  expect(notices.items.map(({ key }) => key)).toEqual(['map.failed']);
  notices.tell('info', 'map.lost');
  expect(notices.items.map(({ key }) => key)).toEqual(['map.failed', 'map.lost']);
  // It is a new one: what dismissed the first does not take it away.
  notices.dismiss(lost?.id ?? -1);
  expect(notices.items).toHaveLength(2);
});

test('all notices of one kind go together', () => {
  const notices = new Notices();
  notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  notices.tell('error', 'notice.file.missing', { file: 'b.json' });
  notices.tell('info', 'map.lost');
  notices.dismissKey('notice.file.missing');
  expect(notices.items.map(({ key }) => key)).toEqual(['map.lost']);
});

test('what was told is taken back by who told it, also when it was there already', () => {
  const notices = new Notices();
  notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  const takeBack = notices.tell('error', 'notice.file.missing', { file: 'a.json' });
  notices.tell('error', 'notice.file.missing', { file: 'b.json' });
  takeBack();
  takeBack();
  expect(notices.items.map(({ params }) => params)).toEqual([{ file: 'b.json' }]);
});
