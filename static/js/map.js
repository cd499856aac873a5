// The map: Leaflet and the pictures of the map server are asked for only after "Pokaż mapę" was pressed.
(() => {
  "use strict";
  const CELL = 56; // points nearer than this many pixels are shown as one circle with their number
  const TOWN = [51.8403, 16.5749];

  const box = document.querySelector("[data-map]");
  const button = box?.querySelector("[data-map-open]");
  if (!button) return;
  const note = box.querySelector("[data-map-note]");
  button.hidden = false;
  note.hidden = false;

  const plural = (number) => {
    if (number === 1) return "organizacja";
    const few = [2, 3, 4].includes(number % 10) && ![12, 13, 14].includes(number % 100);
    return few ? "organizacje" : "organizacji";
  };

  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.textContent = text;
    return made;
  };

  const loaded = (tag) =>
    new Promise((resolve, reject) => {
      tag.onload = resolve;
      tag.onerror = () => reject(new Error("not loaded"));
      document.head.append(tag);
    });

  const leaflet = async () => {
    await Promise.all([
      loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: box.dataset.leafletCss })),
      loaded(Object.assign(document.createElement("script"), { src: box.dataset.leaflet })),
    ]);
    return window.L;
  };

  const points = async () => {
    if (box.dataset.map === "point") {
      const { lat, lon, name } = box.dataset;
      return [{ lat: Number(lat), lon: Number(lon), name, about: "", url: "" }];
    }
    const answer = await fetch(box.dataset.points);
    if (!answer.ok) throw new Error(`points: ${answer.status}`);
    return (await answer.json()).points;
  };

  const popup = (found) => {
    const list = document.createElement("ul");
    list.className = "map-popup";
    for (const one of found) {
      const item = document.createElement("li");
      item.append(one.url ? element("a", one.name, { href: one.url }) : element("b", one.name));
      if (one.about) item.append(element("span", one.about));
      list.append(item);
    }
    return list;
  };

  const draw = (L, canvas, found) => {
    const map = L.map(canvas, { zoomControl: false, scrollWheelZoom: false, maxZoom: 19 });
    L.control.zoom({ zoomInTitle: "Przybliż", zoomOutTitle: "Oddal" }).addTo(map);
    map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
    L.tileLayer(box.dataset.tiles, {
      maxZoom: 19,
      attribution: '© autorzy <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>',
    }).addTo(map);
    const pin = L.icon({ iconUrl: box.dataset.pin, iconSize: [32, 42], iconAnchor: [16, 41], popupAnchor: [0, -38] });
    const shown = new Map();

    // Leaflet makes markers buttons in name; here they obey the keys of a button.
    const byKeyboard = (marker, open) =>
      marker.on("add", () =>
        marker.getElement().addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          event.stopPropagation();
          open();
        }),
      );

    // A popup opened by keyboard takes the focus and gives it back when it closes.
    const single = (one) => {
      const marker = L.marker([one.lat, one.lon], { icon: pin, alt: one.name, title: one.name });
      marker.bindPopup(() => popup([one]));
      byKeyboard(marker, () => {
        marker.openPopup();
        marker.getPopup().getElement().querySelector("a, button")?.focus();
        marker.once("popupclose", () => marker.getElement()?.focus());
      });
      return marker;
    };

    const cluster = (members) => {
      const bounds = L.latLngBounds(members.map((one) => [one.lat, one.lon]));
      const label = `${members.length} ${plural(members.length)} – przybliż mapę`;
      const icon = L.divIcon({ html: String(members.length), className: "map-cluster", iconSize: [44, 44] });
      const marker = L.marker(bounds.getCenter(), { icon, title: label });
      const open = () => {
        const closest = map.getZoom() >= map.getMaxZoom() || bounds.getNorthEast().equals(bounds.getSouthWest());
        if (closest) {
          L.popup({ maxHeight: 260 }).setLatLng(bounds.getCenter()).setContent(popup(members)).openOn(map);
        } else {
          map.fitBounds(bounds, { padding: [40, 40] });
          canvas.focus({ preventScroll: true });
        }
      };
      marker.on("add", () => marker.getElement().setAttribute("aria-label", label));
      marker.on("click", open);
      byKeyboard(marker, open);
      return marker;
    };

    const groups = () => {
      const cells = new Map();
      const around = map.getBounds().pad(0.4);
      for (const one of found) {
        if (!around.contains([one.lat, one.lon])) continue;
        const place = map.project([one.lat, one.lon]).divideBy(CELL).floor();
        const key = `${map.getZoom()}:${place.x}:${place.y}`;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(one);
      }
      return cells;
    };

    const refresh = () => {
      const cells = groups();
      for (const [key, marker] of shown) {
        if (cells.has(key)) continue;
        marker.remove();
        shown.delete(key);
      }
      for (const [key, members] of cells) {
        if (shown.has(key)) continue;
        shown.set(key, (members.length === 1 ? single(members[0]) : cluster(members)).addTo(map));
      }
    };

    map.on("moveend", refresh);
    map.on("popupopen", ({ popup: opened }) =>
      opened.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Zamknij"),
    );
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    if (found.length > 1) {
      map.fitBounds(L.latLngBounds(found.map((one) => [one.lat, one.lon])), { padding: [40, 40], maxZoom: 16 });
    } else {
      map.setView(found.length ? [found[0].lat, found[0].lon] : TOWN, 16);
    }
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    note.setAttribute("role", "status");
    note.textContent = "Wczytujemy mapę…";
    try {
      const [L, found] = await Promise.all([leaflet(), points()]);
      const canvas = element("div", "", { className: "map-canvas" });
      canvas.setAttribute("role", "region");
      canvas.setAttribute("aria-label", box.dataset.name ? `Mapa: ${box.dataset.name}` : "Mapa organizacji");
      const cover = box.querySelector(".map-cover");
      if (cover) cover.replaceWith(canvas);
      else button.replaceWith(canvas);
      note.remove();
      draw(L, canvas, found);
      canvas.focus({ preventScroll: true });
    } catch {
      note.textContent = "Nie udało się wczytać mapy. Adres i lista działają bez niej.";
      button.disabled = false;
    }
  });
})();
