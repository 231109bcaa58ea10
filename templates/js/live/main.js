// Live updates: changes a served page in place when its sources change, and shows what is wrong with the book. Only the
// server adds this script, behind <main>. Other scripts hear `book-update` at the document when the page has changed.
import { connect } from './connection.js';
import { host } from './panel.js';

const begin = () => {
  document.documentElement.append(host);
  connect();
};
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
else begin();
