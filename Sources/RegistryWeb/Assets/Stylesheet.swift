/// The one stylesheet: light and dark, from 320 px up.
enum Stylesheet {
  /// The whole of it.
  static let text = palette + layout + tables + content + narrow

  private static let palette = """
    :root {
      color-scheme: light dark;
      --back: #f7f8f8; --surface: #ffffff; --text: #1c2429; --muted: #56626b; --line: #dde2e5;
      --accent: #0b5d6b; --accent-text: #ffffff; --focus: #0b5d6b;
      --good: #17603a; --good-back: #e5f3ea; --warning: #734900; --warning-back: #fdf1d3;
      --bad: #9b1c1c; --bad-back: #fce8e7; --plain-back: #ebeff1;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --back: #13181b; --surface: #1a2024; --text: #e3e8eb; --muted: #9dabb4; --line: #323c43;
        --accent: #74c7d4; --accent-text: #0c2228; --focus: #74c7d4;
        --good: #92d9ad; --good-back: #17342a; --warning: #f0c776; --warning-back: #392d13;
        --bad: #ffa39b; --bad-back: #431f1f; --plain-back: #2a3339;
      }
    }

    """

  private static let layout = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--back); color: var(--text);
      font: 16px/1.5 var(--sans); overflow-wrap: break-word;
    }
    main, .bar { width: 100%; max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
    main { padding-block: 1.75rem 3rem; outline: none; }
    header.site { background: var(--surface); border-bottom: 1px solid var(--line); }
    header.site .bar {
      display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem; min-height: 3.5rem;
    }
    .brand { font-weight: 650; color: var(--text); text-decoration: none; }
    nav ul { display: flex; gap: .25rem; list-style: none; margin: 0; padding: 0; }
    header.site nav a {
      display: block; padding: .4rem .7rem; border-radius: .4rem; color: var(--muted);
      text-decoration: none;
    }
    header.site nav a:hover { color: var(--text); background: var(--plain-back); }
    header.site nav a[aria-current] { color: var(--accent); font-weight: 600; }
    footer.site {
      border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem;
    }
    footer.site .bar {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem;
      padding-block: .75rem 1.5rem;
    }
    footer.site p { margin: .25rem 0; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus {
      left: 1rem; top: .5rem; z-index: 1; padding: .5rem 1rem; background: var(--surface);
    }
    .aloud {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: .2rem; }
    main:focus-visible { outline: none; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.01em; }
    h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
    p { margin: 0 0 .75rem; max-width: 46rem; }
    code { font: .9em var(--mono); overflow-wrap: anywhere; }
    .long { overflow-wrap: anywhere; }
    .lead { color: var(--muted); font-size: 1.05rem; }
    .help, .sub, .by, .missing, .who, .crumb { color: var(--muted); }
    .help { font-size: .875rem; margin-top: .4rem; }
    .sub { display: block; font-size: .875rem; font-weight: 400; }
    .empty {
      padding: 1.5rem; border: 1px dashed var(--line); border-radius: .6rem; color: var(--muted);
      max-width: none;
    }

    """

  private static let tables = """
    table {
      width: 100%; border-collapse: separate; border-spacing: 0; background: var(--surface);
      border: 1px solid var(--line); border-radius: .6rem; font-size: .9375rem;
      font-variant-numeric: tabular-nums;
    }
    th, td { padding: .6rem .8rem; text-align: left; vertical-align: top; }
    thead th {
      font-size: .8125rem; font-weight: 600; color: var(--muted); white-space: nowrap;
      border-bottom: 1px solid var(--line);
    }
    thead a { color: inherit; text-decoration: none; }
    thead a:hover { color: var(--text); text-decoration: underline; }
    thead [aria-sort] { color: var(--text); }
    [aria-sort=ascending] a::after { content: " \\2191"; }
    [aria-sort=descending] a::after { content: " \\2193"; }
    tbody th { font-weight: 600; }
    tbody tr + tr > * { border-top: 1px solid var(--line); }
    tbody tr:hover > * { background: color-mix(in srgb, var(--plain-back) 45%, transparent); }
    .number { text-align: right; }
    .missed { color: var(--bad); }
    time { white-space: nowrap; }
    ul.plain { list-style: none; margin: 0; padding: 0; }
    .paging { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-top: .9rem; }
    .paging p { margin: 0 auto 0 0; color: var(--muted); font-size: .9375rem; }

    """

  private static let content = """
    .badge {
      display: inline-block; padding: .08rem .5rem; border-radius: 1rem; font-size: .8125rem;
      font-weight: 600; background: var(--plain-back); color: var(--text); white-space: nowrap;
    }
    .badge a { color: inherit; text-decoration: none; }
    .badge a:hover { text-decoration: underline; }
    .badge.good { background: var(--good-back); color: var(--good); }
    .badge.warning { background: var(--warning-back); color: var(--warning); }
    .badge.bad { background: var(--bad-back); color: var(--bad); }
    .badges { display: flex; flex-wrap: wrap; gap: .35rem; }
    .notice {
      padding: .65rem .9rem; border-radius: .5rem; max-width: none; margin: 0 0 1rem;
      background: var(--plain-back);
    }
    .notice.warning { background: var(--warning-back); color: var(--warning); }
    .notice.warning a, .notice.warning code { color: inherit; }
    .notice ul { margin: .5rem 0 0; padding-left: 1.2rem; }
    .counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.5rem; }
    .counts > div {
      display: flex; flex-direction: column-reverse; flex: 1 1 8rem; padding: .8rem 1rem;
      background: var(--surface); border: 1px solid var(--line); border-radius: .6rem;
    }
    .counts dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; }
    .counts dt { color: var(--muted); font-size: .9375rem; }
    .counts .bad dd { color: var(--bad); }
    .facts {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
      gap: 1rem 2rem; margin: 1.25rem 0 0; padding: 1.1rem 1.2rem; background: var(--surface);
      border: 1px solid var(--line); border-radius: .6rem;
    }
    .facts dt, .changes dt { color: var(--muted); font-size: .875rem; }
    .facts dd { margin: 0; min-width: 0; }
    .nested { margin: 0; }
    .nested > div { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
    .nested dd { margin: 0; }
    .facts li + li { margin-top: .2rem; }
    label { display: block; font-size: .875rem; font-weight: 600; margin-bottom: .3rem; }
    input {
      width: 100%; min-height: 2.5rem; padding: .4rem .7rem; font: inherit; color: var(--text);
      background: var(--surface); border: 1px solid color-mix(in srgb, var(--muted) 70%, transparent);
      border-radius: .4rem;
    }
    input[aria-invalid] { border-color: var(--bad); }
    ::placeholder { color: var(--muted); opacity: 1; }
    button, .button {
      display: inline-block; min-height: 2.5rem; padding: .45rem 1rem; font: inherit;
      font-weight: 600; border: 1px solid var(--accent); border-radius: .4rem; cursor: pointer;
      text-decoration: none; white-space: nowrap;
    }
    button { background: var(--accent); color: var(--accent-text); }
    .button { background: var(--surface); color: var(--accent); }
    button:hover, .button:hover { filter: brightness(.94); }
    .search { margin-bottom: 1.25rem; }
    .search .field { display: flex; gap: .5rem; max-width: 46rem; }
    .search .notice { margin: .6rem 0 0; max-width: 46rem; }
    .filters {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .9rem;
      align-items: end; margin: 1.25rem 0 1.5rem; padding: 1rem; background: var(--surface);
      border: 1px solid var(--line); border-radius: .6rem;
    }
    .filters .do { display: flex; gap: 1rem; align-items: center; }
    .page .lead { margin-bottom: .6rem; }
    .crumb { margin-bottom: .2rem; }
    .events { list-style: none; margin: 0 0 1rem; padding: 0; }
    .events > li {
      padding: .9rem 1.1rem; background: var(--surface); border: 1px solid var(--line);
      border-bottom-width: 0;
    }
    .events > li:first-child { border-radius: .6rem .6rem 0 0; }
    .events > li:last-child { border-bottom-width: 1px; border-radius: 0 0 .6rem .6rem; }
    .events > li:only-child { border-radius: .6rem; }
    .events p { margin: 0; max-width: none; }
    .events .what { font-weight: 600; }
    .events .who { font-size: .875rem; margin-top: .3rem; }
    .changes { margin: .4rem 0 0; font-size: .9375rem; }
    .changes > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: .75rem; padding: .1rem 0; }
    .changes dd { margin: 0; }
    del { color: var(--bad); text-decoration-thickness: 1px; }
    ins { text-decoration: none; }
    del ~ ins { color: var(--good); }
    details summary { cursor: pointer; }
    .more { margin-top: .75rem; }
    .more summary { color: var(--muted); margin-bottom: .5rem; }
    .error { max-width: 36rem; padding: 3rem 0; }
    .error .code { font-size: 1rem; color: var(--muted); margin: 0; }

    """

  private static let narrow = """
    @media (max-width: 52rem) {
      main, .bar { padding-inline: 1rem; }
      header.site .bar { padding-block: .5rem; }
      header.site nav { margin-left: -.7rem; }
      h1 { font-size: 1.45rem; }
      .counts > div { flex-basis: 6.5rem; padding: .6rem .8rem; }
      .counts dd { font-size: 1.3rem; }
      .changes > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
      table, thead, tbody, tbody tr, tbody th, tbody td { display: block; }
      table { border: 0; background: none; }
      thead tr { display: flex; flex-wrap: wrap; gap: .2rem .9rem; padding-bottom: .6rem; }
      thead th { padding: .2rem 0; border: 0; }
      thead th:not(:has(a)) { display: none; }
      tbody tr {
        background: var(--surface); border: 1px solid var(--line); border-radius: .6rem;
        padding: .7rem .9rem; margin-bottom: .6rem;
      }
      tbody tr:hover > * { background: none; }
      tbody tr > *, tbody tr + tr > * { padding: .15rem 0; border: 0; }
      tbody td, tbody td.number {
        display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .75rem; text-align: left;
      }
      tbody td::before { content: attr(data-label); color: var(--muted); font-size: .875rem; }
    }
    @media print {
      .skip, form, .paging, header.site nav { display: none; }
      body { background: none; }
    }
    """
}
