import { render } from 'preact';
import { App } from './app.tsx';
import { loadExam } from './state/exam.ts';

const root = document.getElementById('app');
if (root) {
  root.replaceChildren();
  render(<App />, root);
  void loadExam();
}
