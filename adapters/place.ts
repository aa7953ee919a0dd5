/** Checks what a form refers to: the position, the exam area, the household's division. */
import type { Exam, Position } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';
import { parseIdNumber } from '#domain/identity/id-number.ts';
import type { Store } from './dynamodb/types.ts';
import { divisions } from './reference-data.ts';

/** Issues of fields, found after the schema was satisfied: 422 with pointers. */
export type FieldErrors = { errors: { pointer: string; code: string; detail: string }[] };

type Place = {
  positionCode: string;
  areaCode: string;
  applicant: { household: string; idNumber: string };
};

export async function checkPlace(
  db: Store,
  exam: Exam,
  place: Place,
  now: Instant,
): Promise<{ position: Position } | FieldErrors> {
  const errors: FieldErrors['errors'] = [];
  const position = await db.loadPosition(exam.examId, place.positionCode);
  if (!position || position.cancelled) {
    const detail = position ? '该职位已取消，请选择其他职位' : '没有这个职位';
    errors.push({ pointer: '/positionCode', code: 'unknown-position', detail });
  }
  if (!exam.areas.some((area) => area.code === place.areaCode)) {
    errors.push({ pointer: '/areaCode', code: 'unknown-area', detail: '没有这个考区' });
  }
  if (!(place.applicant.household in divisions())) {
    errors.push({
      pointer: '/applicant/household',
      code: 'unknown-division',
      detail: '户籍所在地的行政区划代码不存在',
    });
  }
  const identity = parseIdNumber(place.applicant.idNumber, now);
  if (!identity.ok) {
    const { code, detail } = identity;
    errors.push({ pointer: '/applicant/idNumber', code, detail });
  }
  return errors.length > 0 || !position ? { errors } : { position };
}
