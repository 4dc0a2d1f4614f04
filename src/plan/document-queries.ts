// SPDX-License-Identifier: EUPL-1.2
import type { Check } from '../corpus/model.ts';
import { memo } from './memo.ts';
import type { DocumentInfo, DocumentLine, MeasureInfo, PlaceInfo, Plan, SectionInfo } from './plan.ts';
import { LISTS_KEPT, type Prepare, ROWS_KEPT, rowLines } from './statement.ts';

const DOCUMENT = 'SELECT id, title, kind, ambito, year, approved, line_count AS lineCount FROM documents';

/** As many lines are kept as they are read; more are read anew. */
const FEW_LINES = 20;

interface CheckRecord extends Omit<Check, 'lines'> {
  first: number;
  last: number;
}

/** The part of a plan that says which documents there are, what they speak of and how far they add up. */
export function documentQueries(
  prepare: Prepare,
): Pick<
  Plan,
  | 'documents'
  | 'document'
  | 'ambiti'
  | 'plansOf'
  | 'lines'
  | 'text'
  | 'lineWith'
  | 'sections'
  | 'sectionAt'
  | 'areas'
  | 'hasMembers'
  | 'comune'
  | 'comuniOf'
  | 'measures'
  | 'checks'
  | 'checkCounts'
  | 'coversOtherRows'
> {
  const kept = {
    documents: memo<readonly DocumentInfo[]>(LISTS_KEPT),
    document: memo<DocumentInfo | undefined>(ROWS_KEPT),
    ambiti: memo<readonly string[]>(1),
    lines: memo<readonly DocumentLine[]>(ROWS_KEPT),
    text: memo<string>(ROWS_KEPT),
    longText: memo<string>(LISTS_KEPT),
    lineWith: memo<DocumentLine | undefined>(ROWS_KEPT),
    sections: memo<readonly SectionInfo[]>(LISTS_KEPT),
    sectionAt: memo<SectionInfo | undefined>(ROWS_KEPT),
    measures: memo<readonly MeasureInfo[]>(1),
    checks: memo<readonly Check[]>(LISTS_KEPT),
    checkCounts: memo<ReturnType<Plan['checkCounts']>>(1),
    areas: memo<readonly string[]>(ROWS_KEPT),
  };
  const sections = (document: string) =>
    kept.sections(document, () =>
      prepare<{ title: string; level: number; first: number; last: number }>(
        'SELECT title, level, first, last FROM sections WHERE document = ? ORDER BY first',
      )
        .all(document)
        .map(({ title, level, ...row }) => ({ title, level, lines: rowLines(row) })),
    );

  return {
    documents: (ambito) =>
      kept.documents(`all ${ambito ?? ''}`, () =>
        ambito === undefined
          ? prepare<DocumentInfo>(`${DOCUMENT} ORDER BY year DESC, id`).all()
          : prepare<DocumentInfo>(`${DOCUMENT} WHERE ambito = ? ORDER BY year DESC, id`).all(ambito),
      ),
    document: (id) => kept.document(id, () => prepare<DocumentInfo>(`${DOCUMENT} WHERE id = ?`).get(id)),
    ambiti: () =>
      kept.ambiti('', () =>
        prepare<{ ambito: string }>('SELECT DISTINCT ambito FROM documents ORDER BY ambito')
          .all()
          .map(({ ambito }) => ambito),
      ),
    plansOf: (ambito) =>
      kept.documents(`plans ${ambito}`, () =>
        prepare<DocumentInfo>(
          `${DOCUMENT} WHERE ambito = ? AND kind = 'piano_annuale' ORDER BY year DESC, id`,
        ).all(ambito),
      ),
    lines: (document, first, last) => {
      const read = () =>
        prepare<DocumentLine>(
          'SELECT n AS number, text FROM lines WHERE document = ? AND n BETWEEN ? AND ? ORDER BY n',
        ).all(document, first, last);
      // A heading, or how a document begins, is cited, and cited again.
      return last - first < FEW_LINES ? kept.lines(`${document} ${first} ${last}`, read) : read();
    },
    text: (document, first, last) =>
      (last - first < FEW_LINES ? kept.text : kept.longText)(
        `${document} ${first} ${last}`,
        () =>
          prepare<{ text: string | null }>(
            'SELECT group_concat(text, char(10)) AS text FROM lines WHERE document = ? AND n BETWEEN ? AND ?',
          ).get(document, first, last)?.text ?? '',
      ),
    lineWith: (document, text) =>
      kept.lineWith(`${document} ${text}`, () =>
        prepare<DocumentLine>(
          'SELECT n AS number, text FROM lines WHERE document = ? AND instr(text, ?) > 0 ORDER BY n LIMIT 1',
        ).get(document, text),
      ),
    sections,
    sectionAt: (document, line) =>
      kept.sectionAt(`${document} ${line}`, () =>
        sections(document).findLast(({ lines: [first, last] }) => first <= line && line <= last),
      ),
    hasMembers: (document) =>
      prepare('SELECT 1 FROM area_members WHERE document = ? LIMIT 1').get(document) !== undefined,
    areas: (document) =>
      kept.areas(document, () =>
        prepare<{ name: string }>(
          `SELECT territory_name AS name FROM facts WHERE document = ? AND territory_kind IN ('aggregazione', 'sub_ambito')
           UNION SELECT area FROM area_members WHERE document = ? ORDER BY name`,
        )
          .all(document, document)
          .map(({ name }) => name),
      ),
    comune: (istat) =>
      prepare<PlaceInfo>('SELECT istat, name, provincia, ambito FROM comuni WHERE istat = ?').get(istat),
    comuniOf: (ambito) =>
      prepare<PlaceInfo>(
        'SELECT istat, name, provincia, ambito FROM comuni WHERE ambito = ? ORDER BY name',
      ).all(ambito),
    measures: () =>
      kept.measures('', () =>
        prepare<MeasureInfo>(
          'SELECT id, label, definition, unit, norm, differences FROM measures ORDER BY id',
        ).all(),
      ),
    checks: (document) => {
      const columns =
        'SELECT id, document, title, verdict, declared, computed, difference, first, last, note FROM checks';
      const toCheck = ({ first, last, ...check }: CheckRecord): Check => ({
        ...check,
        lines: rowLines({ first, last }),
      });
      if (document === undefined) {
        return prepare<CheckRecord>(`${columns} ORDER BY seq`).all().map(toCheck);
      }
      return kept.checks(document, () =>
        prepare<CheckRecord>(`${columns} WHERE document = ? ORDER BY seq`).all(document).map(toCheck),
      );
    },
    checkCounts: () =>
      kept.checkCounts('', () => {
        const counts = new Map<string, Record<Check['verdict'], number>>();
        for (const { document, verdict, n } of prepare<{
          document: string;
          verdict: Check['verdict'];
          n: number;
        }>('SELECT document, verdict, count(*) AS n FROM checks GROUP BY document, verdict').all()) {
          const own = counts.get(document) ?? { ok: 0, mismatch: 0, scope_differs: 0, not_checkable: 0 };
          own[verdict] = n;
          counts.set(document, own);
        }
        return counts;
      }),
    coversOtherRows: (document, [first, last]) =>
      prepare(
        `SELECT 1 FROM checks WHERE document = ? AND verdict = 'scope_differs' AND first <= ? AND last >= ? LIMIT 1`,
      ).get(document, first, last) !== undefined,
  };
}
