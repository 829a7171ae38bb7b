policy = «"WhenUnderutilized"»
