"use strict";

// The page reads well without this: what is in here finds errors in it.
{
  const search = document.querySelector(".search input");
  const filters = [...document.querySelectorAll("[data-filter]")];
  const contents = document.querySelector(".contents details");
  const count = document.querySelector(".count");
  const nothing = document.querySelector(".nothing");
  const top = document.querySelector(".top");
  const narrow = matchMedia("(max-width: 59.99rem)");

  // Each error and each section of the document has its line in the contents, in the same order.
  const pair = (parts, lines) => {
    const shown = [...document.querySelectorAll(lines)];
    return [...document.querySelectorAll(parts)].map((part, at) => ({ part, line: shown[at] }));
  };
  const sections = pair("main section", ".contents .section");
  const errors = pair("main article", ".contents .line").map((error) => ({
    ...error,
    link: error.line.querySelector("a"),
    text: [...error.part.querySelectorAll("[data-find]")].map((it) => it.textContent).join("\n").toLowerCase(),
  }));
  const byLink = new Map(errors.map((error) => [error.link, error]));
  let matches = errors;

  const show = ({ part, line }, visible) => {
    if (part.hidden === visible) {
      part.hidden = !visible;
      line.hidden = !visible;
    }
  };

  // An error matches if it has every word, wherever, and what each filter asks for.
  const find = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = filters.filter((filter) => filter.value);
    matches = errors.filter(
      ({ part, text }) =>
        words.every((word) => text.includes(word)) &&
        asked.every((filter) => part.dataset[filter.dataset.filter] === filter.value),
    );
    const matching = new Set(matches);
    const filled = new Set();
    for (const { part } of matches) {
      for (let at = part.parentElement; at && !filled.has(at); at = at.parentElement) {
        filled.add(at);
      }
    }
    const all = words.length === 0 && asked.length === 0;
    for (const section of sections) {
      show(section, all || filled.has(section.part));
    }
    // What is in a section that is hidden stays as it is, which is less to lay out.
    for (const error of errors) {
      if (filled.has(error.part.parentElement)) {
        show(error, matching.has(error));
      }
    }
    const noun = errors.length === 1 ? "error" : "errors";
    count.textContent = all ? `${errors.length} ${noun}` : `${matches.length} of ${errors.length} ${noun}`;
    nothing.hidden = all || matches.length > 0;
    if (narrow.matches) {
      contents.open = !all;
    }
  };

  const clear = () => {
    search.value = "";
    for (const filter of filters) {
      filter.value = "";
    }
    find();
  };

  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  // A link leads to its error, whatever is searched for. What is above it gets its height when it is
  // first drawn, so it takes a second look.
  const follow = () => {
    const place = target();
    if (!place) {
      return;
    }
    if (place.closest("[hidden]")) {
      clear();
    }
    if (narrow.matches) {
      contents.open = false;
    }
    for (const { part, link } of errors) {
      if (part === place) {
        link.setAttribute("aria-current", "true");
        link.scrollIntoView({ block: "nearest" });
      } else {
        link.removeAttribute("aria-current");
      }
    }
    place.scrollIntoView();
    requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView()));
  };

  // The arrows go through the matches, from the search and back to it.
  const step = (by) => {
    const at = matches.indexOf(byLink.get(document.activeElement)) + by;
    const isOutside = document.activeElement !== search && !byLink.has(document.activeElement);
    if (isOutside || at >= matches.length) {
      return false;
    }
    contents.open = true;
    (matches[at]?.link ?? search).focus();
    return true;
  };

  const keys = {
    "/": ({ target }) => {
      if (target.closest("input, select, textarea")) {
        return false;
      }
      search.focus();
      search.select();
      return true;
    },
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: ({ target }) => {
      if (target === search) {
        matches[0]?.link.click();
        return true;
      }
      return false;
    },
    Escape: ({ target }) => {
      if (target !== search && !byLink.has(target)) {
        return false;
      }
      const isClear = search.value === "" && filters.every((filter) => filter.value === "");
      clear();
      if (isClear) {
        target.blur();
      } else {
        search.focus();
      }
      return true;
    },
  };

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (isPlain && Object.hasOwn(keys, event.key) && keys[event.key](event)) {
      event.preventDefault();
    }
  });

  // A link beside a title is copied, too, where the browser lets us.
  document.addEventListener("click", async ({ target }) => {
    const link = target.closest("a.link");
    if (link && navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(link.href);
        link.dataset.copied = "";
        setTimeout(() => delete link.dataset.copied, 1500);
      } catch {
        // It is in the address bar.
      }
    }
  });

  search.addEventListener("input", find);
  for (const filter of filters) {
    filter.addEventListener("change", find);
  }
  search.form.addEventListener("submit", (event) => event.preventDefault());
  nothing.querySelector("button").addEventListener("click", clear);
  addEventListener("hashchange", follow);

  const root = document.documentElement;
  root.classList.add("scripted");
  root.classList.toggle("large", errors.length > 200);
  const measure = () => root.style.setProperty("--side", `${top.offsetHeight}px`);
  new ResizeObserver(measure).observe(top);
  const fold = () => {
    contents.open = !narrow.matches;
  };
  narrow.addEventListener("change", fold);
  fold();
  find();
  follow();
}
