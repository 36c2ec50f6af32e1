# Credence with what a team needs: `docker build -t credence .`; see docs/serving.md.
# Everything is installed from wheels in the first stage; neither a compiler nor pip's caches reach the second.
FROM python:3.12-slim AS build
WORKDIR /source
RUN python -m venv /opt/credence
COPY requirements/image.lock requirements/
RUN /opt/credence/bin/pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements/image.lock
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY src src
RUN /opt/credence/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home credence && install -d -o credence -g credence /record
COPY --from=build /opt/credence /opt/credence
ENV PATH=/opt/credence/bin:$PATH PYTHONDONTWRITEBYTECODE=1 CREDENCE_RECORD=/record/credence.db
USER credence
WORKDIR /record
VOLUME /record
EXPOSE 8021
ENTRYPOINT ["credence"]
CMD ["--help"]
