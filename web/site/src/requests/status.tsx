import { useState } from 'preact/hooks';
import type * as z from 'zod';
import type { Application } from '#contract/application-view.ts';
import type { DocumentAddress } from '#contract/document.ts';
import { requests } from '../../../shared/texts/requests.ts';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { Facts } from '../parts/screen.tsx';
import { call, type Problem } from '../state/api.ts';
import { exam } from '../state/exam.ts';
import { showTime } from '../state/format.ts';
import { t as common, texts } from '../state/preferences.ts';

const t = texts(requests);

/** How the waiver stands; nothing when none was asked for. */
export function RequestStatus({ own: { waiver } }: { own: Application }) {
  if (!waiver) return null;
  const { status, kind, reasons, requestedAt, decidedAt, documentIds } = waiver;
  const named = exam.value?.waiverKinds.find(({ code }) => code === kind);
  return (
    <div class={status === 'approved' ? 'box box-good' : 'box'} data-testid="waiver">
      <h3>{common(`status.r-${status}`)}</h3>
      <Reasons reasons={reasons} />
      <Facts
        rows={[
          [t('waiverKind'), named?.name ?? t('onSite')],
          [t('requestedAt'), showTime(requestedAt)],
          [t('decidedAt'), decidedAt ? showTime(decidedAt) : ''],
        ]}
      />
      {documentIds.length > 0 && <OwnPapers ids={documentIds} />}
    </div>
  );
}

/** Opens a paper by an address that lives for minutes only. */
function OwnPapers({ ids }: { ids: string[] }) {
  const [problem, setProblem] = useState<Problem>();
  const open = async (id: string) => {
    setProblem(undefined);
    const path = `/api/application/documents/${id}`;
    const answer = await call<z.output<typeof DocumentAddress>>('GET', path);
    if (answer.ok) location.assign(answer.body.url);
    else setProblem(answer.problem);
  };
  return (
    <>
      <ProblemBox problem={problem} />
      <div class="row">
        {ids.map((id, index) => (
          <button key={id} type="button" class="button second" onClick={() => open(id)}>
            {t('paper', { n: index + 1 })}
          </button>
        ))}
      </div>
    </>
  );
}

export function WithdrawalStatus({ own }: { own: Application }) {
  const { qualification, withdrawalRequest: request } = own;
  if (qualification.status === 'withdrawn') return <p class="box">{t('withdrawn')}</p>;
  if (!request) return null;
  const { status, requestedAt, decidedAt, reason } = request;
  return (
    <div class="box" data-testid="withdrawal">
      <h3>
        {t('withdrawalRequest')}: {common(`status.r-${status}`)}
      </h3>
      <Reasons reasons={reason ? [{ code: 'other', text: reason }] : []} />
      <Facts
        rows={[
          [t('requestedAt'), showTime(requestedAt)],
          [t('decidedAt'), decidedAt ? showTime(decidedAt) : ''],
        ]}
      />
    </div>
  );
}
