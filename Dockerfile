# docker build -t furat . && docker run -p 8050:8050 -v furat:/data furat
FROM python:3.11-slim AS build
WORKDIR /furat
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY geodata geodata
COPY dashboard dashboard
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home furat
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 FURAT_DATA_DIR=/data FURAT_LOG_FORMAT=json HOST=0.0.0.0 PORT=8050
WORKDIR /data
USER furat
VOLUME /data
EXPOSE 8050
HEALTHCHECK --start-period=40s CMD python -c "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=5)"
# `furat db upgrade` is quick where there is nothing to do; the bundled articles are read once.
CMD ["sh", "-c", "furat db upgrade && furat ingest \"$(python -c 'import geodata; print(geodata.__path__[0])')/data/articles\" && exec furat serve"]
