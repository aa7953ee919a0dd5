import { useEffect, useState } from 'react';
import type { Api, Forecast } from './api.ts';
import { Failure } from './state.tsx';
import { t } from './text.ts';
import { showTime } from './time.ts';

const EVERY_MS = 5 * 60_000;

type Props = { api: Api; examId: string; queue: string | undefined };

/** For leads, above a queue: what waits, how fast it goes, and whether it is done before the close. */
export function ForecastBar({ api, examId, queue }: Props) {
  const [forecast, setForecast] = useState<Forecast>();
  const [error, setError] = useState<unknown>();
  const shown = queue === 'qualification' || queue === 'photo';
  useEffect(() => {
    if (!shown) return;
    const load = () => void api.forecast(examId).then(setForecast, setError);
    load();
    const timer = setInterval(load, EVERY_MS);
    return () => clearInterval(timer);
  }, [api, examId, shown]);
  if (!shown) return null;
  if (error !== undefined) return <Failure error={error} />;
  const mine = forecast?.queues.find((each) => each.queue === queue);
  if (!forecast || !mine) return null;
  const said = [
    t('forecastOpen', { n: mine.open }),
    t('forecastPace', { n: mine.perHour }),
    endOf(mine),
    t('forecastPromise', { n: forecast.promisedHours }),
  ];
  return (
    <section aria-label={t('forecast')} className={mine.inTime ? undefined : 'hint-fails'}>
      {said.join('，')}
    </section>
  );
}

function endOf({ open, readyAt, inTime, closes }: Forecast['queues'][number]): string {
  if (open === 0) return t('forecastEmpty');
  if (!inTime || !readyAt) return t('forecastLate', { time: showTime(closes) });
  return t('forecastReady', { time: showTime(readyAt) });
}
