/** The columns that analyses add, and how columns of one layer are taken over into another. */
import type { Localized, Unit } from '../site';
import type { TableField } from '../table/model';

const field = (
  name: string,
  type: TableField['type'],
  title: Localized,
  unit?: Unit,
): TableField => ({ name, type, title, ...(unit ? { unit } : {}) });

const titles = (zh: string, en: string, ja: string, ko: string, ru: string): Localized => ({
  'zh-Hans': zh,
  en,
  ja,
  ko,
  ru,
});

export const DISTANCE = field(
  'distanceMetres',
  'number',
  titles('距离', 'Distance', '距離', '거리', 'Расстояние'),
  'metre',
);
export const UNCERTAINTY = field(
  'distanceUncertaintyMetres',
  'number',
  titles(
    '距离误差（±）',
    'Distance is sure to ±',
    '距離の誤差（±）',
    '거리 오차(±)',
    'Погрешность расстояния, ±',
  ),
  'metre',
);
export const NEAREST_ID = field(
  'nearestId',
  'text',
  titles(
    '最近要素编号',
    'Nearest feature',
    '最寄り地物の ID',
    '가장 가까운 피처 ID',
    'Ближайший объект',
  ),
);
export const FROM_ID = field('fromId', 'text', titles('起点', 'From', '起点', '출발', 'Откуда'));
export const TO_ID = field('toId', 'text', titles('终点', 'To', '終点', '도착', 'Куда'));
export const COUNT = field(
  'count',
  'number',
  titles('数量', 'Count', '件数', '개수', 'Количество'),
  'count',
);
export const SUM = field('sum', 'number', titles('合计', 'Sum', '合計', '합계', 'Сумма'));
export const MATCHES = field(
  'matches',
  'number',
  titles('匹配数', 'Matches', '一致数', '일치 수', 'Совпадений'),
  'count',
);
export const AREA = field(
  'areaSquareMetres',
  'number',
  titles('面积', 'Area', '面積', '면적', 'Площадь'),
  'squareMetre',
);
export const LENGTH = field(
  'lengthMetres',
  'number',
  titles('长度', 'Length', '長さ', '길이', 'Длина'),
  'metre',
);
export const DENSITY = field(
  'perSquareKilometre',
  'number',
  titles(
    '每平方公里数量',
    'Per square kilometre',
    '1 km² あたり',
    '제곱킬로미터당',
    'На квадратный километр',
  ),
);
export const CLUSTER = field(
  'cluster',
  'number',
  titles('聚类', 'Cluster', 'クラスター', '군집', 'Кластер'),
);
export const CLUSTER_SIZE = field(
  'clusterSize',
  'number',
  titles('聚类大小', 'Size of the cluster', 'クラスターの大きさ', '군집 크기', 'Размер кластера'),
  'count',
);
export const POSITION_RADIUS = field(
  'positionRadiusMetres',
  'number',
  titles(
    '位置精度（半径）',
    'Position known to',
    '位置の精度（半径）',
    '위치 정확도(반경)',
    'Точность положения',
  ),
  'metre',
);

/** The columns with new ones after them; a new one takes the place of an old one of its name. */
export function withFields(
  fields: readonly TableField[],
  ...added: readonly TableField[]
): TableField[] {
  const names = new Set(added.map(({ name }) => name));
  return [...fields.filter(({ name }) => !names.has(name)), ...added];
}

export const isNameField = (name: string): boolean => /^name($|:)/.test(name);

/** Columns of another layer under names that begin with a prefix; without a choice those that name it. */
export function borrowed(
  fields: readonly TableField[],
  chosen: readonly string[],
  prefix: string,
): {
  fields: TableField[];
  take: (from: Readonly<Record<string, unknown>>) => Record<string, unknown>;
} {
  const taken = fields.filter(({ name }) =>
    chosen.length > 0 ? chosen.includes(name) : isNameField(name),
  );
  return {
    fields: taken.map((one) => ({
      ...one,
      name: `${prefix}${one.name}`,
      ...(one.title
        ? {
            title: Object.fromEntries(
              Object.entries(one.title).map(([lang, text]) => [lang, `→ ${text}`]),
            ),
          }
        : {}),
    })),
    take: (from) =>
      Object.fromEntries(taken.map(({ name }) => [`${prefix}${name}`, from[name] ?? null])),
  };
}
