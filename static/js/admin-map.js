// The point of an entry on a map: pressed where the seat is. The fields beside it work without this.
(() => {
  const tool = document.getElementById("map-tool");
  const latitude = document.getElementById("id_latitude");
  const longitude = document.getElementById("id_longitude");
  if (!tool || !latitude || !longitude || !window.L || !tool.dataset.tiles) return;

  const LESZNO = [51.8419, 16.5748];
  const show = document.getElementById("map-show");
  const clear = document.getElementById("map-clear");
  const canvas = document.getElementById("map-canvas");
  const said = document.getElementById("map-said");
  let map = null;
  let marker = null;

  document.querySelector(".map-point")?.append(tool);
  tool.hidden = false;

  const read = (field) => Number.parseFloat(field.value.replace(",", "."));
  const typedPoint = () => {
    const point = [read(latitude), read(longitude)];
    return point.every(Number.isFinite) ? point : null;
  };

  const draw = () => {
    const point = typedPoint();
    clear.hidden = !point;
    if (!map) return;
    if (!point) {
      marker?.remove();
      marker = null;
    } else if (marker) {
      marker.setLatLng(point);
    } else {
      const icon = L.icon({
        iconUrl: `${tool.dataset.images}marker-icon.png`,
        iconRetinaUrl: `${tool.dataset.images}marker-icon-2x.png`,
        shadowUrl: `${tool.dataset.images}marker-shadow.png`,
        iconSize: [25, 41],
        iconAnchor: [12, 41],
      });
      marker = L.marker(point, { icon, draggable: true, keyboard: false, alt: "Siedziba" }).addTo(map);
      marker.on("dragend", () => take(marker.getLatLng()));
    }
  };

  const take = ({ lat, lng }) => {
    latitude.value = lat.toFixed(6);
    longitude.value = lng.toFixed(6);
    said.textContent = "Punkt jest ustawiony. Zapisz wpis, żeby został.";
    draw();
  };

  show.addEventListener("click", () => {
    canvas.hidden = false;
    show.hidden = true;
    map = L.map(canvas).setView(typedPoint() || LESZNO, typedPoint() ? 16 : 13);
    L.tileLayer(tool.dataset.tiles, { maxZoom: 19, attribution: "© autorzy OpenStreetMap" }).addTo(map);
    map.on("click", (event) => take(event.latlng));
    draw();
  });
  clear.addEventListener("click", () => {
    latitude.value = longitude.value = "";
    said.textContent = "Punkt usunięty. Zapisz wpis, żeby tak zostało.";
    draw();
  });
  latitude.addEventListener("change", draw);
  longitude.addEventListener("change", draw);
  draw();
})();
