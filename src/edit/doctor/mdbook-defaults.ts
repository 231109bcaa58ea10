// Hashes of the theme files of mdBook 0.3.0 to 0.5.4, to recognize unmodified copies.
import { hashBytes } from '../../core/hash.ts';

/** Prefix length of the hashes, enough to distinguish 160 files. */
const PREFIX_LENGTH = 10;

/** By file name in `mdbook init --theme`, without its folder. */
const HASH_PREFIXES: Readonly<Record<string, string>> = {
  'ayu-highlight.css': 'P9_DrF5DXg VmEjQKbzZS kqc3Th71Z2 wUElG1iIzM',
  'book.js':
    '3HuSeivakQ 6Y_sSIRTQQ 7YKEnXPQfP 8MwH2FyDI8 IpUDPr36RM NGps8KVTK5 OmElqGvsD6 QYpkf83G7V ' +
    'QrnUbhwyv6 R7Lfq_PDxv U-MB6JpNUZ Uci7DYP7CY XRMW5a4k0K XqxsfrpUtB YHeLznO8UK YJ5MuA-Sqp ' +
    'YbDiQ9D798 YhWwX1ja9W Zs_r3fmb27 f4D8peAqSo l2YPnK1sot lXai24mrbM nM_6xjJTVY oKUOgua8Lm ' +
    'oLEs_t9EhR q_XEn0Zo0S vfNyr_EOW6 wityQw-cnU xibPkDmfs5 zky5uzyCkn',
  'chrome.css':
    '0nnTZjWcDV 187WZI2D-0 22Wr7wlLV_ 276yHLkl4Q 2SNoz4r0nf 2bKysXr023 BIH-mHxHLZ JMw2wJjqxk ' +
    'SejWJLveuO V2vT0eR0ir YjhMlVxnu_ _4Y8xIVCZS _EdCUUblwt aP2R9PnW97 awMQ6Me38O dacfYJ1mau ' +
    'gSxOVyMESS nfvYawGQUu peeczrTVKy rpOJKfDtOO tuo1UAT9tI wOcCv2B5Zt yY-RRgwC9n',
  'clipboard.min.js': 'FiZwavyI2V',
  'favicon.png': 'gRTR_HT0tW',
  'favicon.svg': '3iPlCxxN1u',
  'general.css':
    '1OMfWAO0SI 1cjGz_DuQw 6W0EdnQb_L 6XRe601_rV 6kzIlhF4xI A5LKVaUUeT CKj-bZmVu2 CdDARdVRGO ' +
    'JFk0PRi3CD P_83XlBKfm Rco4l297J2 TDUQWudBwy TInj5TG8XK WLLV09a7qM e5H-u2xcNT f9yh1e4QTU ' +
    'g1daVmbyma iSrrUeoHj0 jQkuXHdnYT mI6IZFvW-6 wZ9LU4SZX1 waHYW597EA y_G3lZJ-WT',
  'head.hbs': 'VrOrPG6r1H',
  'header.hbs': 'H9J8nM0BYG',
  'highlight.css': '3cDFnOYOQH I3GjNjjSKe ST9w4VJ9iV bruJbMcg2S',
  'highlight.js': 'LNH9IhMkIz MdFqyGXwAv V3NPtzkZk8 WitdrdYIMd q8fwHQzoxk rgeAAIFzaj',
  'index.hbs':
    '3uHZC1oESd 4zRAPJ9FDN 5j8fDImUA7 71aopzkv55 D2ig4nZwRH HMCd580QoQ I4_ncQCR4F Kaz2I8SEdQ ' +
    'MPqSog_i_m P3e2gn5ahH QqjQDYHSr6 RmSDW9xHf3 Rpi-tgfdHF SOyN0saECA T5RX27RJWV b0Y59Kj24b ' +
    'fXthTlj-Ll fdbfXU2A95 g-k8MDAVuF lonK_jAHMV qohEN-Veld v4trfMXB5E y4ET7RHQOy',
  'print.css': '0eKdEH9jsd WjCVpm9WLJ nkkQ2OtQiG pCeN_5rzh2 rWfTUIyDEQ',
  'redirect.hbs': 'ZBNLXD_wix _06kZrfF4Z wQtuNt2hpP',
  'toc.html.hbs': 'ZQGWyYNtx6 nZSvfRfnDR uPKqj1ivUF',
  'toc.js.hbs': '-pOOaxPGbH Jb2aS791H0 TqaTfwubfT Vd4L8Zd9oj WykassocAl ZP9ihoTfRw f7mY-zbV_6 uYpQnEJIVx',
  'tomorrow-night.css': 'GxT7pFS-NM JDy2GqUmzv TArmR6Bu8W sVo7V1TQ0x',
  'variables.css':
    '-5Ksk05H5t 0IZuFxXsFJ 4p0hFN0201 81JOY9Sjqe 9MtFY-mK5l D099EyBOFa EfHvQ5h5Ig G0i06xA64P ' +
    'KoVDRWELXq OGX_2j7aZR aqLvLm5U7- it8RXfiSNp lnCx52VzNk w2aT67a20o zPmqPz3Leb',
};

/** Whether a theme file is identical to that of any mdBook version. */
export const isMdbookDefault = (path: string, bytes: Uint8Array): boolean =>
  (HASH_PREFIXES[path.slice(path.lastIndexOf('/') + 1)] ?? '')
    .split(' ')
    .includes(hashBytes(bytes).slice(0, PREFIX_LENGTH));
