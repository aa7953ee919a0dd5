import { changeOwnWhole, findWhole, type Refused, type WholeOutcome } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { checkPlace, type FieldErrors } from '#adapters/place.ts';
import type { EditBody } from '#contract/routes.ts';
import type { Position } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';

type Request = {
  session: { applicationId: string; epoch: number };
  body: EditBody;
  now: Instant;
};

/** The person stays the same: another ID number is a correction, decided by the office. */
const otherPerson = {
  errors: [
    {
      pointer: '/applicant/idNumber',
      code: 'id-number-fixed',
      detail: '身份证号不能在此修改，请提交更正申请',
    },
  ],
};

type Edited = { outcome: WholeOutcome; position: Position };

export async function edit({
  session,
  body,
  now,
}: Request): Promise<Edited | Refused | FieldErrors> {
  const db = await functionStore();
  const found = await findWhole(db, session.applicationId);
  if (!found) return { refusal: { code: 'unauthenticated' } };
  const place = await checkPlace(db, found.exam, body, now);
  if ('errors' in place) return place;
  const { position } = place;
  const command = {
    kind: 'edit' as const,
    at: now,
    version: body.version,
    positionCode: body.positionCode,
    departmentCode: position.department.code,
    areaCode: body.areaCode,
    ...(body.pledge ? { pledgeVersion: body.pledge.version } : {}),
  };
  if (found.form.idNumber !== body.applicant.idNumber) return otherPerson;
  const beside = { form: body.applicant };
  return { outcome: await changeOwnWhole(db, session, () => command, beside, found), position };
}
