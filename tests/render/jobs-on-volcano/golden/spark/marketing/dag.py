# Rendered by dekctl from the profile jobs: change the profile, then render again.
"""The job of batch.yaml every night. Copy this file and batch.yaml into the repository of the DAGs."""
from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator

with DAG(
    dag_id="marketing-spark",
    schedule="0 1 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=5)},
    tags=["marketing"],
):
    SparkKubernetesOperator(
        task_id="spark",
        namespace="marketing",
        application_file="batch.yaml",
        in_cluster=True,
        get_logs=True,
        # A job waits in its queue, then for nodes.
        startup_timeout_seconds=3600,
    )
