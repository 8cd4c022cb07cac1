{{/*
Domain of the site: global.domain, else the first host of the Ingress, else Clipper's own.
*/}}
{{- define "clipper-frontend.domain" -}}
{{- $host := (first (.Values.ingress.hosts | default list) | default dict).host -}}
{{- (.Values.global | default dict).domain | default $host | default "clpr.tv" | trimPrefix "*." -}}
{{- end -}}

{{/*
Configuration of nginx. Nothing in it needs a writable folder but /tmp.
*/}}
{{- define "clipper-frontend.nginxConf" -}}
{{- $nginx := .Values.nginx -}}
worker_processes {{ int64 $nginx.workerProcesses }};
error_log stderr warn;
pid /tmp/nginx.pid;
events {
    worker_connections {{ int64 $nginx.workerConnections }};
}
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path /tmp/client_body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;
    {{- if $nginx.accessLog }}
    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" '
                    '"$http_user_agent" "$http_x_forwarded_for"';
    access_log /dev/stdout main;
    {{- else }}
    access_log off;
    {{- end }}
    server_tokens off;
    sendfile on;
    tcp_nopush on;
    # Longer than the 60 seconds that ingress-nginx keeps an idle connection: closing first would lose a request.
    keepalive_timeout 65s;
    client_max_body_size {{ toJson $nginx.clientMaxBodySize | trimAll "\"" }};
    {{- with $nginx.realIpFrom }}
    {{- range . }}
    set_real_ip_from {{ . }};
    {{- end }}
    real_ip_header X-Forwarded-For;
    real_ip_recursive on;
    {{- end }}
    {{- if $nginx.gzip.enabled }}
    gzip on;
    gzip_comp_level {{ int64 $nginx.gzip.level }};
    gzip_min_length 1024;
    gzip_proxied any;
    gzip_vary on;
    gzip_types text/plain text/css text/xml text/javascript application/javascript application/json
               application/manifest+json application/xml image/svg+xml;
    {{- end }}
    # A map and not the locations below: add_header in a location would drop the headers of the server.
    map "$status$uri" $cache_control {
        default "no-cache";
        {{- with int64 $nginx.assetsMaxAgeSeconds }}
        "~^(200|206|304)/assets/" "public, max-age={{ . }}, immutable";
        {{- end }}
    }
    server {
        listen 8080;
        # The container writes this file where the kernel knows IPv6.
        include /tmp/listen-*.conf;
        server_name _;
        root /usr/share/nginx/html;
        index index.html;
        # The port and the scheme that a browser sees are the Ingress's.
        absolute_redirect off;
        add_header Cache-Control $cache_control always;
        add_header X-Frame-Options SAMEORIGIN always;
        add_header X-Content-Type-Options nosniff always;
        add_header Permissions-Policy "geolocation=(), microphone=(), camera=(), payment=()" always;
        add_header Cross-Origin-Opener-Policy same-origin always;
        add_header Cross-Origin-Resource-Policy same-origin always;
        {{- with $nginx.contentSecurityPolicy }}
        add_header Content-Security-Policy "{{ . }}" always;
        {{- end }}
        # What a build left in the image by mistake, for example .git or .env.
        location ~ /\.(?!well-known/) {
            return 404;
        }
        # Every path without a file is a page that the scripts draw.
        location / {
            try_files $uri /index.html;
        }
        # A script or picture that is not there is an error: the page in its place would be taken for it.
        location ~* ^/assets/|\.(css|js|mjs|map|json|webmanifest|txt|xml|ico|svg|png|jpe?g|gif|webp|avif|woff2?|ttf|otf|eot)$ {
            try_files $uri =404;
        }
        location = /.well-known/apple-app-site-association {
            default_type application/json;
            try_files $uri =404;
        }
        location = /health.html {
            access_log off;
            types { }
            default_type text/plain;
            if (!-f $document_root/index.html) {
                return 503 "no site\n";
            }
            return 200 "healthy\n";
        }
        {{- with $nginx.extraServerConfig }}
        {{- . | trim | nindent 8 }}
        {{- end }}
    }
}
{{- end -}}
