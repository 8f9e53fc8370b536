import type { Localized } from '../../src/domain/site';
import type { TableField } from '../../src/domain/table/model';

const titled = (zh: string, en: string, ja: string, ko: string, ru: string): Localized => ({
  'zh-Hans': zh,
  en,
  ja,
  ko,
  ru,
});

export const NAME_TITLE = titled('名称', 'Name', '名称', '이름', 'Название');
export const DISTRICT_TITLE = titled('所在区县', 'District', '所在区・県', '소재 구·현', 'Район');

/** What the table of a layer of places tells, besides name and district. */
export const SITE_FIELDS: readonly TableField[] = [
  {
    name: 'kind',
    type: 'category',
    codes: 'kind',
    title: titled('类别', 'Kind', '種類', '종류', 'Вид'),
  },
  {
    name: 'status',
    type: 'category',
    codes: 'status',
    title: titled('状态', 'Status', '状態', '상태', 'Состояние'),
  },
  {
    name: 'since',
    type: 'date',
    title: titled('始于', 'Since', '開始時期', '시작 시기', 'С какого времени'),
  },
  {
    name: 'precision',
    type: 'category',
    codes: 'precision',
    title: titled('位置精度', 'Precision', '位置の精度', '위치 정확도', 'Точность места'),
  },
  {
    name: 'radiusMetres',
    type: 'number',
    unit: 'metre',
    title: titled(
      '位置半径',
      'Radius of uncertainty',
      '位置の誤差半径',
      '위치 오차 반경',
      'Радиус неопределённости',
    ),
  },
  {
    name: 'claims',
    type: 'number',
    unit: 'count',
    title: titled(
      '文中陈述数',
      'Statements in the article',
      '記事中の記述数',
      '기사 속 서술 수',
      'Утверждений в статье',
    ),
  },
  {
    name: 'theme',
    type: 'category',
    codes: 'theme',
    title: titled('主题', 'Theme', 'テーマ', '주제', 'Тема'),
  },
];
