package io.ringfence.api.plot;

/** The one stylesheet of the page; the colours of Ringfence's own page, light and dark. */
public final class PageStyle {
    public static final String CSS = """
            :root { color-scheme: light dark; --page: #f5f6f8; --panel: #fff; --text: #1c232d; --quiet: #5b6675;
              --line: #d8dde4; --faint: #eceff3; --ours: #1d5fa8; --naive: #9a6412; }
            @media (prefers-color-scheme: dark) { :root { --page: #12161c; --panel: #1a2028; --text: #e3e8ee;
              --quiet: #97a3b2; --line: #333c48; --faint: #232b35; --ours: #7db4ee; --naive: #e6b95c; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text);
              font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
            header, main, footer { max-width: 84rem; margin: 0 auto; padding: 1.2rem 1.25rem 0; }
            header p, footer { color: var(--quiet); max-width: 84rem; }
            header p { margin: .3rem 0 0; max-width: 70rem; }
            footer { padding-bottom: 2rem; font-size: .85rem; }
            h1 { font-size: 1.5rem; margin: 0; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .8rem; }
            h3 { font-size: .92rem; margin: 0 0 .5rem; font-weight: 650; }
            section > h3 { margin-top: 1.2rem; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .8rem; }
            .tile, figure, .tables > div { background: var(--panel); border: 1px solid var(--line);
              border-radius: 8px; }
            .tile { padding: .7rem .9rem; display: flex; flex-direction: column; }
            .tile span { color: var(--quiet); font-size: .82rem; }
            .tile b { font-size: 1.6rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
            .tile small { color: var(--quiet); font-size: .8rem; font-variant-numeric: tabular-nums; }
            .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .8rem;
              margin-top: .8rem; }
            figure { margin: 0; display: flex; flex-direction: column; justify-content: space-between; padding: .9rem 1rem .7rem; }
            figcaption { color: var(--quiet); font-size: .82rem; }
            .key { font-weight: 600; white-space: nowrap; margin-right: .3rem; }
            .key.ours { color: var(--ours); } .key.naive { color: var(--naive); }
            svg { display: block; width: 100%; height: auto; overflow: visible; }
            svg text { fill: var(--text); font-size: 12px; font-variant-numeric: tabular-nums; }
            svg .tick, svg .note { fill: var(--quiet); font-size: 11px; }
            svg .axis { fill: var(--quiet); }
            svg .mid { text-anchor: middle; } svg .end { text-anchor: end; }
            svg .grid { stroke: var(--line); fill: none; }
            svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            svg .line.ours { stroke: var(--ours); }
            svg .line.naive { stroke: var(--naive); stroke-dasharray: 5 4; }
            svg .line.second { stroke-dasharray: 2 3; }
            svg .line.ideal { stroke: var(--quiet); stroke-dasharray: 1 4; stroke-width: 1.5; }
            svg .line.whisker { stroke-width: 3; opacity: .45; stroke-linecap: round; }
            svg .band { fill: var(--ours); opacity: .14; }
            svg .dot.ours { fill: var(--ours); }
            svg .dot.naive { fill: none; stroke: var(--naive); stroke-width: 2; }
            .tables { columns: 2; column-gap: .8rem; }
            .tables > div { padding: .9rem 1rem; margin-bottom: .8rem; break-inside: avoid;
              overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .85rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .2rem .35rem; text-align: right; border-top: 1px solid var(--line); font-weight: 400;
              vertical-align: baseline; }
            thead th { border-top: 0; color: var(--quiet); }
            th:first-child { text-align: left; }
            td { white-space: nowrap; }
            .tables td:nth-child(2) { font-weight: 600; }
            .two figure { justify-content: flex-start; }
            .heat { margin-top: .8rem; table-layout: fixed; color: var(--text); } .heat th:first-child { width: 42%; }
            .heat td { text-align: center; background: color-mix(in srgb, var(--ours) var(--share), transparent); }
            .heat thead th:not(:first-child) { text-align: center; }
            .bars td { background: linear-gradient(to right, color-mix(in srgb, var(--ours) 30%, transparent) var(--share),
              transparent 0); } .bars th { overflow-wrap: anywhere; } .words td, .words th { white-space: normal; text-align: left; }
            .bars th:first-child { width: 20rem; }
            .tables td { white-space: normal; overflow-wrap: anywhere; }
            .two { grid-template-columns: repeat(auto-fit, minmax(min(32rem, 100%), 1fr)); }
            .wide { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
              padding: .6rem .8rem; }
            section > table { background: var(--panel); border: 1px solid var(--line); }
            @media (max-width: 62rem) { .tables { columns: 1; } }
            @media print { .tables { columns: 1; } body { background: none; } figure, .tile { break-inside: avoid; } }
            """;

    private PageStyle() {}
}
